"""Ready texts of a pack at an act: picked, filled in the language of the application, edited, seen, and then sent."""

import html as markup

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.test_pay import pay
from darcha.kernel.cases.tests.world import LAW

from ..act_form import GAP
from .conftest import page


@pytest.fixture
def permit(country):
    case = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    pay(case)
    deliver_all()
    return case


@pytest.fixture
def letter(country):
    return world.send(country.citizen, language="ru")


def begin(client, case, act, key, lang="uz", **typed):
    answer = client.post(page("act", lang, case_id=case.public_id, act=act), {"letter": key, "begin": "1", **typed})
    assert answer.status_code == 200
    return markup.unescape(answer.content.decode())


def text_of(html, name):
    """What stands in a field of the form."""
    return html.split(f'name="{name}"', 1)[1].split(">", 1)[1].split("</textarea>", 1)[0]


def test_what_may_be_picked_is_said_at_its_act_alone(country, desk_of, permit, letter):
    client = desk_of(country.inspector)
    for act, there, other in (("refuse", "not-owner", "granted"), ("approve", "granted", "not-owner")):
        html = client.get(page("act", case_id=permit.public_id, act=act)).content.decode()
        assert f'value="{there}"' in html and f'value="{other}"' not in html
    html = client.get(page("act", case_id=permit.public_id, act="assign")).content.decode()
    assert 'name="begin"' not in html


@pytest.mark.parametrize("lang", ["uz", "ru", "kaa", "en", "uz-cyrl"])
def test_a_refusal_is_filled_with_its_ground_and_shown_as_the_applicant_reads_it(country, desk_of, permit, lang):
    html = begin(desk_of(country.inspector), permit, "refuse", "not-owner", lang)
    fact = text_of(html, "fact")
    assert permit.number in fact and "06.03.2026" in fact and "01A123BC" in fact and GAP not in fact
    assert "sizning nomingizda emas" in fact, "in the language of the application, whoever reads the page"
    assert 'value="not-owner" checked' in html or "checked" in html.split('value="not-owner"')[1][:40]
    assert fact.strip()[:40] in html.split('id="letter"')[1]
    assert cases.get_case(country.inspector, permit.public_id).closed_at is None, "nothing was sent"


def test_it_is_edited_and_sent(country, desk_of, permit):
    client = desk_of(country.inspector)
    fact = text_of(begin(client, permit, "refuse", "not-owner"), "fact").strip() + " Tahrirlandi."
    where = page("act", case_id=permit.public_id, act="refuse")
    answer = client.post(where, {"ground": "not-owner", "fact": fact, "evidence": ["facts.vehicles"]})
    assert answer.status_code == 302, answer.content.decode()
    view = cases.officer_case(country.inspector, permit.public_id)
    assert view.decision.fact == fact


def test_a_draft_gives_way_and_what_was_typed_stays_above(country, desk_of, letter):
    client = desk_of(country.officer)
    draft = client.get(page("act", case_id=letter.public_id, act="reply")).content.decode()
    begun = markup.unescape(text_of(draft, "words"))
    words = text_of(begin(client, letter, "reply", "measures-taken", words=begun), "words")
    assert "Принятые меры" not in begun and "Приняты меры" in words and words.count(GAP) == 1
    typed = "Проверка проведена 5 марта, акт приложен к делу."
    words = text_of(begin(client, letter, "reply", "measures-taken", words=typed), "words").strip()
    assert words.startswith(typed) and "Приняты меры" in words


def test_with_a_gap_left_nothing_is_sent(country, desk_of, letter):
    client = desk_of(country.officer)
    words = text_of(begin(client, letter, "reply", "measures-taken"), "words").strip()
    answer = client.post(page("act", case_id=letter.public_id, act="reply"), {"words": words, "grounds": LAW[0]})
    assert answer.status_code == 422 and cases.get_case(country.officer, letter.public_id).closed_at is None


@pytest.mark.parametrize("key", ["", "no-such", "granted", "x" * 5000, "\x00"])
def test_a_text_that_is_not_of_this_act_changes_nothing(country, desk_of, letter, key):
    words = "Hali hech narsa yozilmagan edi."
    assert text_of(begin(desk_of(country.officer), letter, "reply", key, words=words), "words").strip() == words


@pytest.mark.parametrize("evil", ["{{7*7}} {number}", "{% load x %}", "<script>alert(1)</script>"])
def test_what_the_applicant_wrote_is_put_in_as_it_is(country, desk_of, evil):
    country.citizen = world.person(7, f"Aliyeva Nodira {evil}")
    case = world.send(country.citizen)
    client = desk_of(country.officer)
    said = {"letter": "place-needed", "begin": "1"}
    answer = client.post(page("act", case_id=case.public_id, act="ask"), said).content.decode()
    assert "<script>alert" not in answer
    assert evil in markup.unescape(text_of(answer, "words"))
