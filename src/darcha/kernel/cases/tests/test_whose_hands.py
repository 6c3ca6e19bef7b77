"""Why an act is not this one's to do now: second persons, recusals, proposals, posts, times. Pure rules."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from darcha.ground import clock
from darcha.kernel.cases.rules import clarity, occasions
from darcha.kernel.cases.rules.acts import act_row
from darcha.kernel.cases.rules.acts.table import find_row, office_rows
from darcha.kernel.cases.rules.clock_acts import extensions_left, halted, term_in_force, why_no_extension, why_no_resume
from darcha.kernel.cases.rules.confirming import NOTHING, why_not_confirmed, why_not_sent_back
from darcha.kernel.cases.rules.possible import judge, possible_acts
from darcha.kernel.cases.rules.states import first_state
from darcha.kernel.cases.types import CaseFacts, CaseState, PossibleAct, Proposal, Relation, Standing
from darcha.kernel.catalogue.types import Act, StepAct

from .samples import CLERKS, PROCEDURE, TERM, step
from .term_laws import term

CLERK, CHIEF, OTHER = uuid4(), uuid4(), uuid4()
OFFICER = Standing(Relation.OFFICER, ("clerk",), CLERK)
HEAD = Standing(Relation.HEAD, ("chief",), CHIEF)
LENT = Standing(Relation.HEAD, ("chief",), CHIEF, head_posts=("chief",), lent=(("chief", OTHER),))
ABOVE = Standing(Relation.CO_BODY, ("chief",), CHIEF, ("above",), heads_of=("above",))
SYSTEM = Standing(Relation.SYSTEM)
APPLICANT = Standing(Relation.APPLICANT, account_id=OTHER)
CASE = CaseFacts(CaseState.IN_PROGRESS, "review", "service", "body", OTHER, "individual", OTHER, today=date(2026, 3, 6))


def with_acts(*acts):
    """The procedure of the samples, where more can be done at its review."""
    steps = tuple(step(one.key, *one.acts, *acts) if one.key == "review" else one for one in PROCEDURE.steps)
    return replace(PROCEDURE, steps=steps)


def why(act, case=CASE, standing=OFFICER, procedure=PROCEDURE):
    return judge(act, procedure, case, standing).why_not


@pytest.mark.parametrize(("standing", "is_recused"), [(OFFICER, True), (HEAD, True)])
def test_whoever_is_recused_does_nothing_and_everybody_else_goes_on(standing, is_recused):
    recused = replace(CASE, recused=(standing.account_id,))
    assert (why(Act.APPROVE, recused, standing), why(Act.APPROVE, replace(CASE, recused=(OTHER,)), standing)) == (
        "recused",
        None,
    )
    assert why(Act.WITHDRAW, replace(CASE, recused=(OTHER,)), APPLICANT) is None


def test_a_head_who_is_recused_still_decides_on_a_recusal():
    asked = replace(CASE, recused=(CHIEF,), recusal_by=CLERK)
    assert why(Act.DECIDE_RECUSAL, asked, HEAD) is None


def test_while_a_proposal_waits_the_office_does_nothing_else_and_the_applicant_may():
    waiting = replace(CASE, proposal=Proposal("approve", CLERK, ("chief",)))
    assert why(Act.APPROVE, waiting) == why(Act.REFUSE, waiting, HEAD) == "awaits-confirmation"
    assert why(Act.WITHDRAW, waiting, APPLICANT) is None
    assert why(Act.CONFIRM, waiting, HEAD) is None  # that act is what the proposal waits for
    assert why(Act.APPROVE) is None


def test_an_act_whose_time_has_passed_is_late():
    assert why(Act.APPROVE, replace(CASE, late=frozenset({Act.APPROVE}))) == "act-late"
    assert why(Act.REFUSE, replace(CASE, late=frozenset({Act.APPROVE}))) is None


def test_the_law_of_an_act_is_asked():
    assert why(Act.CLARIFY, replace(CASE, state=CaseState.COMPLETED, step="done"), HEAD) is not None
    assert why(Act.CONFIRM) == NOTHING


@pytest.mark.parametrize(
    ("today", "standing", "seconds"),
    [
        (date(2026, 3, 5), OFFICER, ()),
        (date(2026, 3, 6), OFFICER, ("chief",)),
        (date(2026, 3, 6), HEAD, ("chief",)),
        (None, OFFICER, ()),
        (date(2026, 3, 6), SYSTEM, ()),
    ],
)
def test_a_second_person_confirms_from_the_day_on_which_the_pack_asks_for_one(today, standing, seconds):
    act = StepAct(Act.REPLY, CLERKS, "done", confirmed_by=("chief",), confirmed_from=date(2026, 3, 6))
    judged = judge(Act.REPLY, with_acts(act), replace(CASE, today=today), standing)
    assert judged.confirmed_by == seconds
    always = replace(act, confirmed_from=None)
    assert judge(Act.REPLY, with_acts(always), replace(CASE, today=None), OFFICER).confirmed_by == ("chief",)


PROPOSED = Proposal("approve", CLERK, ("chief", "deputy"))


@pytest.mark.parametrize(
    ("standing", "confirms", "sends_back"),
    [
        (Standing(Relation.OFFICER, ("deputy",), OTHER), None, None),
        (Standing(Relation.OFFICER, ("clerk",), OTHER), "another-post", "another-post"),
        (Standing(Relation.OFFICER, ("deputy",), CLERK), "own-proposal", None),  # by whatever post; taking back is free
        (Standing(Relation.HEAD, ("somebody",), OTHER), None, None),
        (Standing(Relation.HEAD, ("chief",), CLERK), "own-proposal", None),
    ],
)
def test_never_by_the_same_person_and_only_by_the_posts_named(standing, confirms, sends_back):
    proposed = replace(CASE, proposal=PROPOSED)
    assert why_not_confirmed(PROCEDURE, proposed, standing) == confirms
    assert why_not_sent_back(PROCEDURE, proposed, standing) == sends_back
    assert why_not_confirmed(PROCEDURE, CASE, standing) == why_not_sent_back(PROCEDURE, CASE, standing) == NOTHING


def test_a_refusal_is_not_confirmed_once_silence_has_granted():
    granting = replace(PROCEDURE, terms=(replace(TERM, silence="approve"),))
    over = replace(CASE, term_key=TERM.key, term_is_over=True, proposal=replace(PROPOSED, act="refuse"))
    second = Standing(Relation.OFFICER, ("deputy",), OTHER)
    assert why_not_confirmed(granting, over, second) == "granted-by-silence"
    for case in (replace(over, term_is_over=False), replace(over, proposal=PROPOSED)):
        assert why_not_confirmed(granting, case, second) is None
    assert why_not_confirmed(PROCEDURE, over, second) is None


def test_an_act_that_is_not_yours_says_which_it_was():
    assert judge(Act.APPROVE, PROCEDURE, CASE, APPLICANT) == PossibleAct(Act.APPROVE, why_not="not-yours")


def test_once_the_time_of_every_ground_is_over_refusing_is_so_and_nothing_else():
    plain = {act.act: act.why_not for act in possible_acts(PROCEDURE, CASE, OFFICER)}
    over = {act.act: act.why_not for act in possible_acts(PROCEDURE, CASE, OFFICER, grounds_are_over=True)}
    assert plain[Act.REFUSE] is None
    assert over == {**plain, Act.REFUSE: "grounds-over"}


def test_where_nothing_can_be_objected_to_the_act_says_why_and_only_that_act():
    closed = replace(CASE, state=CaseState.COMPLETED, step="done", no_objection="objection-open")
    assert judge(Act.OBJECT, PROCEDURE, closed, APPLICANT) == PossibleAct(Act.OBJECT, "objection-open")
    assert why(Act.WITHDRAW, replace(CASE, no_objection="objection-open"), APPLICANT) is None


def test_a_head_without_the_post_of_a_step_acts_by_his_own():
    archivist = Standing(Relation.HEAD, ("archivist", "chief"), CHIEF)
    assert judge(Act.APPROVE, PROCEDURE, CASE, archivist).post == "chief"
    assert judge(Act.APPROVE, PROCEDURE, CASE, Standing(Relation.HEAD, ("archivist",), CHIEF)).post == "archivist"
    assert judge(Act.APPROVE, PROCEDURE, CASE, Standing(Relation.OFFICER, ("archivist",), CLERK)).post is None


LAW = replace(term(15, "calendar-days", "arrival", extension_at_most="P30D"), key="t")
STARTED = replace(CASE, term_key="t", starts_on=date(2026, 3, 2))


def terms(**law):
    return replace(PROCEDURE, terms=(replace(LAW, **law),))


@pytest.mark.parametrize(
    ("law", "case", "why_not"),
    [
        ({}, STARTED, None),
        ({}, replace(STARTED, term_key="unknown"), "term-not-started"),
        ({}, replace(STARTED, starts_on=None), "term-not-started"),
        ({"extension_at_most": None}, STARTED, "no-extension-in-law"),
        ({}, replace(STARTED, extended=("P30D",)), "extended-in-full"),
        ({}, replace(STARTED, term_is_over=True), "term-over"),
        ({"extension_decided_within": "P3D"}, STARTED, "extension-too-late"),
        ({"extension_decided_within": "P4D"}, STARTED, None),
        ({"extension_decided_within": "P3D"}, replace(STARTED, today=None), None),
    ],
)
def test_why_a_term_is_not_extended(law, case, why_not):
    assert why_no_extension(terms(**law), case, OFFICER) == why_not


def test_what_may_still_be_added_is_of_the_kind_of_the_term_and_fits_beside_what_was():
    assert extensions_left(LAW, ()) == ("P1D", "P3D", "P5D", "P10D", "P15D", "P20D", "P30D")
    assert extensions_left(LAW, ("P15D", "P10D")) == ("P1D", "P3D", "P5D")
    month = replace(LAW, extension_at_most="P1M")
    assert extensions_left(month, ()) == ("P1D", "P3D", "P5D", "P10D", "P15D", "P20D", "P1M")
    assert extensions_left(replace(month, unit="working-days"), ()) == ("P1M",)  # no working day is sure to be in it
    hours = replace(LAW, unit="working-hours", extension_at_most="PT4H")
    assert extensions_left(hours, ("PT2H",)) == ("PT1H", "PT2H")
    assert extensions_left(replace(LAW, extension_at_most=None), ()) == ()


def test_a_term_is_that_of_the_day_of_its_start_and_none_before_it():
    procedure = terms()
    assert term_in_force(procedure, STARTED) == LAW
    assert term_in_force(procedure, replace(STARTED, today=date(2026, 3, 1))) is None
    assert term_in_force(procedure, replace(STARTED, today=date(2026, 3, 2))) == LAW
    assert term_in_force(procedure, replace(STARTED, term_key="unknown")) is None


@pytest.mark.parametrize(
    ("codes", "grounds"),
    [
        ((), ()),
        (("expertise_begun",), ("expertise",)),
        (("expertise_begun", "expertise_ended"), ()),
        (("fee_asked", "expertise_begun", "fee_paid", "replied"), ("expertise",)),
        (("fee_paid", "expertise_begun", "expertise_ended", "expertise_begun"), ("expertise",)),
    ],
)
def test_what_an_act_has_stopped_stands_until_an_act_lets_it_go(codes, grounds):
    assert halted(codes) == grounds
    assert why_no_resume(PROCEDURE, replace(CASE, halted=grounds), OFFICER) == (None if grounds else "term-not-stopped")


NOW = clock.parse("2026-03-06T10:00+05:00")
BEFORE = NOW - timedelta(minutes=1)


@pytest.mark.parametrize(
    ("act", "case", "standing", "why_not"),
    [
        (occasions.why_not_recused, replace(CASE, assigned_to=CLERK), OFFICER, None),
        (occasions.why_not_recused, replace(CASE, assigned_to=OTHER), OFFICER, "not-held"),
        (occasions.why_not_recused, CASE, OFFICER, "not-held"),
        (occasions.why_not_recused, replace(CASE, assigned_to=CLERK, recusal_by=CLERK), OFFICER, "recusal-open"),
        (occasions.why_no_recusal, CASE, HEAD, "no-recusal"),
        (occasions.why_no_recusal, replace(CASE, recusal_by=CLERK), HEAD, None),
        (occasions.why_no_recusal, replace(CASE, recusal_by=CHIEF), HEAD, "own-recusal"),
        (occasions.why_no_recusal, replace(CASE, recusal_by=OTHER), LENT, "recusal-of-lender"),
        (occasions.why_no_recusal, replace(CASE, recusal_by=CLERK), ABOVE, "no-recusal"),
        (occasions.why_no_recusal, replace(CASE, recusal_by=CLERK, recusal_to="above"), ABOVE, None),
        (
            occasions.why_no_recusal,
            replace(CASE, recusal_by=CLERK, recusal_to="above"),
            replace(ABOVE, heads_of=()),
            "no-recusal",
        ),
        (occasions.why_no_recusal, replace(CASE, recusal_by=CLERK), LENT, None),
        (occasions.why_no_recusal, replace(CASE, recusal_by=OTHER), replace(LENT, own_posts=("chief",)), None),
        (
            occasions.why_no_recusal,
            replace(CASE, recusal_by=OTHER),
            replace(LENT, lent=(("chief", OTHER), ("chief", CLERK))),
            None,
        ),
        (occasions.why_no_appointment, CASE, OFFICER, None),
        (occasions.why_no_appointment, replace(CASE, hearing_at=NOW), OFFICER, "hearing-appointed"),
        (occasions.why_no_minutes, CASE, OFFICER, "no-hearing"),
        (occasions.why_no_minutes, replace(CASE, hearing_at=NOW, now=NOW), OFFICER, None),
        (
            occasions.why_no_minutes,
            replace(CASE, hearing_at=NOW, now=NOW - timedelta(minutes=1)),
            OFFICER,
            "hearing-not-yet",
        ),
        (occasions.why_no_minutes, replace(CASE, hearing_at=NOW, now=None), OFFICER, None),
        (clarity.why_no_question, CASE, APPLICANT, None),
        (clarity.why_no_question, replace(CASE, clarity_awaited=True), APPLICANT, "clarity-awaited"),
        (clarity.why_nothing_to_clarify, CASE, OFFICER, "no-clarity-asked"),
        (clarity.why_nothing_to_clarify, replace(CASE, clarity_awaited=True), OFFICER, None),
    ],
)
def test_an_act_has_its_occasion_or_says_why_not(act, case, standing, why_not):
    assert act(PROCEDURE, case, standing) == why_not


def test_an_act_is_found_by_its_name_and_buttons_stand_with_what_a_case_waits_for_first():
    assert find_row("approve") is act_row(Act.APPROVE)
    assert find_row("fly") is None
    rows = office_rows()
    weights = [("main", "plain", "grave", "rare").index(row.weight) for row in rows]
    assert weights == sorted(weights) and len(set(weights)) > 1
    offered = {row.act for row in rows}
    assert Act.APPROVE in offered and Act.OPINE in offered and Act.PAY not in offered and Act.WITHDRAW not in offered


def test_a_case_begins_by_waiting_for_its_fee_or_new():
    assert (first_state(1), first_state(0)) == (CaseState.AWAITING_PAYMENT, CaseState.NEW)
