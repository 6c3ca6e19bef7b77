"""The permit to take wild animals, as the pack describes it: whom the answers make one ask, and what follows."""

from datetime import date

import pytest

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible
from darcha.kernel.cases.models import Case, CaseRequest
from darcha.kernel.cases.panels import asked_panel
from darcha.kernel.cases.types import CaseState

from . import world
from .test_pay import pay
from .world import SYSTEM

ACADEMY, CABINET = "fanlar-akademiyasi", "vazirlar-mahkamasi"
WORDS = "Ikki laylakni ilmiy ish uchun olish mumkinmi, sonini asoslab bering."
WHY = "Hududdagi soni bunga yetarli, kvota doirasida (hisobot ilovada)."


@pytest.fixture
def officer(packs):
    return world.staff("ekologiya", "permits-officer")


@pytest.fixture
def asked(packs):
    return {body: world.staff(body, "petitions-officer") for body in (ACADEMY, CABINET)}


def paid(citizen, **answers):
    """An application that is paid for."""
    receipt = world.send(citizen, world.ANIMALS, {**world.ANIMALS_ANSWERS, **answers})
    pay(receipt)
    deliver_all()
    return receipt.public_id


def step_of(case):
    return Case.objects.get(public_id=case).step


def consult(officer, case, *bodies):
    api.perform(officer, case=case, act="consult", said={"bodies": list(bodies), "words": WORDS})


def opine(who, case, opinion):
    api.perform(who, case=case, act="opine", said={"opinion": opinion, "words": WHY})


def possible(who, case):
    return {act.act.value for act in api.possible_actions(who, case) if act.possible}


def test_about_a_common_species_nobody_is_asked(citizen, officer):
    case = paid(citizen, red_book=False)
    assert step_of(case) == "review" and "consult" not in possible(officer, case)
    assert api.perform(officer, case=case, act="approve").state is CaseState.COMPLETED


def test_about_a_species_of_the_red_book_nothing_is_granted_before_the_cabinet_has_spoken(citizen, officer, asked):
    case = paid(citizen)
    assert step_of(case) == "opinions" and "approve" not in possible(officer, case)
    consult(officer, case, ACADEMY)
    opine(asked[ACADEMY], case, "agrees")
    assert step_of(case) == "opinions", "the Academy alone is not enough"
    with pytest.raises(ActNotPossible):
        api.perform(officer, case=case, act="approve")
    consult(officer, case, CABINET)
    opine(asked[CABINET], case, "agrees")
    assert step_of(case) == "review"
    assert api.perform(officer, case=case, act="approve").state is CaseState.COMPLETED


def test_both_are_asked_at_once_each_with_its_own_end(citizen, officer, asked):
    case = paid(citizen)
    consult(officer, case, ACADEMY, CABINET)
    due = dict(CaseRequest.objects.values_list("body", "due_on"))
    assert due == {ACADEMY: date(2026, 3, 16), CABINET: date(2026, 3, 25)}, "Friday; the 9th, 20th and 23rd are off"
    opine(asked[CABINET], case, "agrees")
    assert step_of(case) == "opinions", "the Academy was asked, so it is waited for"
    opine(asked[ACADEMY], case, "agrees")
    assert step_of(case) == "review"


@pytest.mark.parametrize("against", [ACADEMY, CABINET])
def test_against_the_word_of_either_nothing_is_granted(citizen, officer, asked, against):
    case = paid(citizen)
    consult(officer, case, ACADEMY, CABINET)
    for body, who in asked.items():
        opine(who, case, "refuses" if body == against else "agrees")
    assert step_of(case) == "against"
    assert {"refuse"} == possible(officer, case) & {"approve", "refuse", "consult"}


def test_the_silence_of_the_academy_goes_on_without_it_that_of_the_cabinet_gives_no_consent(
    citizen, officer, asked, now
):
    case = paid(citizen)
    consult(officer, case, ACADEMY, CABINET)
    now.move_to("2026-03-27T09:00+05:00")
    api.sweep_requests(SYSTEM)
    found = {row.body: (row.outcome, row.by_silence) for row in CaseRequest.objects.all()}
    assert found == {ACADEMY: ("goes-on", True), CABINET: ("", False)}
    assert step_of(case) == "opinions", "the Cabinet still owes its answer"
    opine(asked[CABINET], case, "agrees")
    assert step_of(case) == "review"


def test_the_inbox_of_a_body_asked_shows_its_own_end_until_it_has_answered(citizen, officer, asked):
    case = paid(citizen)
    consult(officer, case, ACADEMY, CABINET)
    ends = {}
    for body, who in asked.items():
        (row,) = api.worklist(who).items
        ends[body] = (row.own.due.due_on, row.own.ends_at)
    assert ends[ACADEMY] == (date(2026, 3, 16), clock.parse("2026-03-17T00:00+05:00"))
    assert ends[CABINET][0] == date(2026, 3, 25)
    (leads,) = api.worklist(officer).items
    assert leads.own is None, "the lead reads of the case's own end"
    opine(asked[ACADEMY], case, "agrees")
    (row,) = api.worklist(asked[ACADEMY]).items
    assert row.own is None


def test_an_answer_of_the_applicant_leads_back_to_where_it_belongs(citizen, officer, asked):
    case = paid(citizen)
    api.perform(officer, case=case, act="ask", said={"words": "Qaysi tumanda olasiz, qachon?"})
    api.perform(citizen, case=case, act="answer", said={"words": "Oqsuvda, may oyida."})
    assert step_of(case) == "opinions"
    consult(officer, case, CABINET)
    opine(asked[CABINET], case, "agrees")
    api.perform(officer, case=case, act="ask", said={"words": "Qanday usulda olasiz?"})
    api.perform(citizen, case=case, act="answer", said={"words": "Toʻr bilan, tiriklayin."})
    assert step_of(case) == "review", "the Cabinet has spoken already"


def test_the_clock_runs_on_while_others_are_asked(citizen, officer, asked):
    case = paid(citizen)
    due = api.officer_case(officer, case).row.due
    consult(officer, case, ACADEMY, CABINET)
    assert api.officer_case(officer, case).row.due == due
    assert (due.due_on, due.stopped) == (date(2026, 4, 1), False)
    assert clock.now().date() == date(2026, 3, 6)


def test_what_nobody_read_in_the_law_is_said_where_it_is_shown(citizen, officer, asked):
    case = paid(citizen)
    consult(officer, case, CABINET)
    (line,) = asked_panel(api.officer_case(officer, case).asked_of, "en")
    assert "not confirmed" in line.law and "VMQ 290" in line.law
    assert line.law.startswith("10 working days"), "in the reader's language, whatever the applicant's is"
