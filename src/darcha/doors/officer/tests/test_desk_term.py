"""What an office does to a term, through the door, in two languages: the form offers what the law lets one choose."""

import pytest

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world

from .conftest import page
from .test_desk_acts import do, paid, said_after, state_of

REASON = "Kanareyka koʻchasini joyida oʻrganish kerak, komissiya 25-martda chiqadi."


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


@pytest.mark.parametrize(
    ("lang", "month", "done"), [("uz", "1 oy", "Muddat uzaytirildi"), ("ru", "1 месяц", "Срок продлён")]
)
def test_the_head_extends(country, desk_of, letter, lang, month, done):
    head = desk_of(country.head)
    form = head.get(page("act", lang, case_id=letter.public_id, act="extend")).content.decode()
    assert month in form and 'value="P1M"' in form and 'value="PT4H"' not in form
    html = said_after(head, do(head, letter, "extend", lang, by="P1M", words=REASON))
    assert done in html and REASON in html and "21.04.2026" in html


def test_an_officer_reads_why_not(country, desk_of, letter):
    html = desk_of(country.officer).get(page("act", case_id=letter.public_id, act="extend")).content.decode()
    assert "<textarea" not in html and "Bu amal boshqa lavozim vakolatida." in html


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"by": "", "words": REASON}, "#by-1"),
        ({"by": "P9Y", "words": REASON}, "#by-1"),
        ({"by": "P1M", "words": "kerak"}, "#words"),
    ],
)
def test_what_is_wrong_is_marked_and_nothing_typed_is_lost(country, desk_of, letter, typed, wrong):
    answer = do(desk_of(country.head), letter, "extend", **typed)
    html = answer.content.decode()
    assert answer.status_code == 422 and f'href="{wrong}"' in html and f"{typed['words']}</textarea>" in html


def test_what_the_law_refuses_is_said_in_words(country, desk_of, letter):
    answer = do(desk_of(country.head), letter, "extend", by="P2M", words=REASON)
    html = answer.content.decode()
    assert answer.status_code == 422 and "P1M" in html and f"{REASON}</textarea>" in html
    assert cases.get_case(country.head, letter.public_id).due.due_on.isoformat() == "2026-03-24"


@pytest.mark.parametrize(("lang", "done"), [("uz", "Ariza ishga qabul qilindi"), ("ru", "принято к производству")])
def test_accept(country, desk_of, lang, done):
    permit = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    paid(permit)
    client = desk_of(country.inspector)
    assert done in said_after(client, do(client, permit, "accept", lang))
    assert state_of(country.inspector, permit) == "in_progress"
