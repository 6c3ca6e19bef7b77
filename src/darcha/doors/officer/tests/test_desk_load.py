"""The head's table of who holds how much, and the way from it to one officer's cases."""

import pytest

from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world

from .conftest import page
from .test_desk_reading import statements


@pytest.fixture
def letters(country):
    """One in the officer's hands, two in nobody's."""
    sent = [world.send(country.citizen) for _ in range(3)]
    cases.assign(country.head, case=sent[0].public_id, to=country.officer.account_id)
    return sent


@pytest.mark.parametrize("lang", ["uz", "ru", "kaa", "en", "uz-cyrl"])
def test_the_head_sees_the_department_and_names_nobody_who_applied(country, desk_of, letters, lang):
    client = desk_of(country.head)
    assert page("load", lang) in client.get(page("inbox", lang)).content.decode()
    shown = client.get(page("load", lang)).content.decode()
    rows = shown.split("<tbody>")[1].split("</tr>")
    assert t("officer.load.nobody", lang) in rows[0] and "<strong>2</strong>" in rows[0]
    assert "petitions-officer of adliya" in rows[1] and "<strong>1</strong>" in rows[1]
    assert "<strong>0</strong>" in rows[2], "who is free is seen as well"
    assert "Kanareyeva" not in shown


def test_nobody_but_a_head_finds_it(country, desk_of, letters):
    for who in (country.officer, country.outsider):
        client = desk_of(who)
        assert client.get(page("load")).status_code == 404
        assert page("load") not in client.get(page("inbox")).content.decode()


def test_from_the_table_to_one_officers_cases_and_back(country, desk_of, letters):
    client = desk_of(country.head)
    his = page("inbox") + f"?holder={country.officer.account_id}"
    assert his in client.get(page("load")).content.decode()
    shown = client.get(his).content.decode()
    assert letters[0].number in shown and letters[1].number not in shown
    assert "petitions-officer of adliya" in shown and f"{page('load')}" in shown
    assert f"{page('case', case_id=letters[0].public_id)}?holder={country.officer.account_id}" in shown
    found = client.get(page("find"), {"number": letters[1].number, "holder": str(country.officer.account_id)})
    assert found.headers["Location"].endswith(f"?holder={country.officer.account_id}")


@pytest.mark.parametrize("holder", ["", "x", "\x00", "00000000-0000-0000-0000-000000000000"])
def test_a_holder_who_is_none_is_no_error(country, desk_of, letters, holder):
    answer = desk_of(country.head).get(page("inbox"), {"holder": holder})
    assert answer.status_code == 200


def test_statements_are_few(country, desk_of, letters):
    assert len(statements(desk_of(country.head), page("load"))) <= 5


def test_who_has_room_is_offered_what_nobody_has_taken(country, desk_of, letters):
    client = desk_of(country.head)
    shown = client.get(page("load")).content.decode()
    forms = shown.split('<form method="post" action="' + page("bulk"))[1:]
    offered = [one.split("</form>")[0] for one in forms]
    assert sum(one.count('name="case"') for one in offered) == 2
    assert not any(str(letters[0].public_id) in one for one in offered), "what is taken is offered to nobody"
    assert not any(f'value="{country.officer.account_id}"' in one for one in offered), "the busiest gets none"


@pytest.mark.parametrize("lang", ["uz", "ru", "kaa", "en", "uz-cyrl"])
def test_missed_terms_are_told_to_the_head_alone(country, desk_of, letters, lang):
    there = page("breaches", lang)
    assert t("officer.breaches.none", lang) in desk_of(country.head).get(there).content.decode()
    country.now.move_to("2026-03-26T10:00+05:00")
    shown = desk_of(country.head).get(there).content.decode()
    assert all(one.number in shown for one in letters) and "Kanareyeva" not in shown
    assert t("officer.breaches.main.untaken", lang) in shown and t("officer.breaches.main.work", lang) in shown
    for who in (country.officer, country.outsider):
        assert desk_of(who).get(there).status_code == 404
