"""Absences at the desk, in two languages: asked for, agreed to, named by the head, ended; what the desk shows of it."""

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.identity import api as identity

from .conftest import page
from .test_desk_acts import do, said_after

REPLY = "Kanareyka koʻchasidagi chiroqlar almashtirildi, 9-mart kuni ishga tushiriladi."


def days(first="06", last="10"):
    return {
        **{"from_on-day": first, "from_on-month": "03", "from_on-year": "2026"},
        **{"until_on-day": last, "until_on-month": "03", "until_on-year": "2026"},
    }


def named(client, absent, substitute, lang="uz", more=None):
    said = {"account": str(absent.account_id), "substitute": str(substitute.account_id), **days(), **(more or {})}
    return client.post(page("absences", lang), said)


def settle(client, who, lang="uz", **said):
    absence = identity.absences_of(who)[0].public_id
    return client.post(page("absence", lang, absence_id=absence), said)


@pytest.mark.parametrize(
    ("lang", "asked", "agreed", "ended"),
    [
        ("uz", "Rahbardan soʻraldi", "Siz rozi boʻldingiz", "Yoʻqlik tugatildi"),
        ("ru", "Руководитель спрошен", "Вы согласились", "Отсутствие прекращено"),
    ],
)
def test_asked_agreed_and_ended(country, desk_of, lang, asked, agreed, ended):
    client, head = desk_of(country.officer), desk_of(country.head)
    form = client.get(page("absences", lang)).content.decode()
    assert 'name="account"' not in form and str(country.officer.account_id) not in form
    assert asked in said_after(client, named(client, country.officer, country.colleague, lang))
    assert "agree" not in client.get(page("absences", lang)).content.decode()
    assert agreed in said_after(head, settle(head, country.head, lang, agree="1"))
    assert ended in said_after(client, settle(client, country.officer, lang))
    assert identity.absences_of(country.officer) == ()


def test_the_head_names_a_substitute_who_then_works_on_the_cases(country, desk_of):
    letter = world.send(country.citizen)
    do(desk_of(country.officer), letter, "assign", to=str(country.officer.account_id))
    head = desk_of(country.head)
    assert "Oʻrin bosuvchi tayinlandi" in said_after(head, named(head, country.officer, country.colleague))
    client = desk_of(country.colleague)
    assert letter.number in client.get(f"{page('inbox')}?view=mine").content.decode()
    html = client.get(page("case", case_id=letter.public_id)).content.decode()
    assert "oʻrnini petitions-officer of adliya bosadi" in html
    html = said_after(client, do(client, letter, "reply", grounds=LAW[0], words=REPLY))
    assert "oʻrnini bosuvchi" in html
    assert cases.case_for(country.citizen, letter.public_id).decision.by_substitute


def test_nobody_can_choose_whoever_is_away(country, desk_of):
    letter = world.send(country.citizen)
    head = desk_of(country.head)
    named(head, country.officer, country.colleague)
    form = head.get(page("act", case_id=letter.public_id, act="assign")).content.decode()
    assert str(country.colleague.account_id) in form and f'value="{country.officer.account_id}"' not in form
    assert "(oʻrin bosadi)" in head.get(page("load")).content.decode()
    answer = do(head, letter, "assign", to=str(country.officer.account_id))
    assert answer.status_code == 422 and "hozir yoʻq" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"substitute": ""}, "substitute"),
        ({"substitute": "not-an-id"}, "substitute"),
        ({"account": "7" * 40}, "account"),
        ({"from_on-year": "twenty"}, "from_on"),
        ({"until_on-day": "01"}, "until_on"),
    ],
)
def test_what_is_wrong_is_marked_and_nothing_typed_is_lost(country, desk_of, changes, field):
    head = desk_of(country.head)
    answer = named(head, country.head, country.colleague, more=changes)
    html = answer.content.decode()
    assert answer.status_code == 422 and f'href="#{field}' in html
    assert 'value="2026"' in html


def test_another_bodys_absences_are_not_there(country, desk_of):
    head = desk_of(country.head)
    named(head, country.officer, country.colleague)
    absence = identity.absences_of(country.head)[0].public_id
    outsider = desk_of(country.outsider)
    for said in ({}, {"agree": "1"}):
        assert outsider.post(page("absence", absence_id=absence), said).status_code == 404
    assert outsider.post(page("absences"), {"substitute": str(country.officer.account_id), **days()}).status_code == 422
