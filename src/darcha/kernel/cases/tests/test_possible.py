"""The table of acts: who may do what, when, and why not."""

from dataclasses import replace
from uuid import uuid4

import pytest

from darcha.kernel.cases.rules.possible import TABLE, judge, possible_acts
from darcha.kernel.cases.types import CaseFacts, CaseState, Relation, Standing
from darcha.kernel.catalogue.types import Act

from .samples import PROCEDURE

APPLICANT = Standing(Relation.APPLICANT, account_id=uuid4())
OFFICER = Standing(Relation.OFFICER, ("clerk",), uuid4())
OTHER_OFFICER = Standing(Relation.OFFICER, ("clerk",), uuid4())
WRONG_POST = Standing(Relation.OFFICER, ("archivist",), uuid4())
HEAD = Standing(Relation.HEAD, ("chief",), uuid4())
SYSTEM = Standing(Relation.SYSTEM)
CO_BODY = Standing(Relation.CO_BODY, ("clerk",), uuid4())
CASE = CaseFacts(CaseState.NEW, "review", "service", "body", uuid4(), "individual", uuid4())


def at(state: CaseState, step: str = "review", **more) -> CaseFacts:
    return replace(CASE, state=state, step=step, **more)


def reason(act: Act, case: CaseFacts, standing: Standing) -> str | None:
    return judge(act, PROCEDURE, case, standing).why_not


@pytest.mark.parametrize(
    ("act", "case", "standing", "why_not"),
    [
        (Act.PAY, at(CaseState.AWAITING_PAYMENT, "payment"), APPLICANT, None),
        (Act.PAY, at(CaseState.AWAITING_PAYMENT, "payment"), SYSTEM, None),
        (Act.PAY, at(CaseState.NEW), APPLICANT, "not-in-new"),
        (Act.APPROVE, at(CaseState.AWAITING_PAYMENT, "payment"), OFFICER, "awaiting-payment"),
        (Act.APPROVE, at(CaseState.NEW), OFFICER, None),
        (Act.APPROVE, at(CaseState.NEW), SYSTEM, "needs-a-person"),
        (Act.APPROVE, at(CaseState.NEW), APPLICANT, "not-yours"),
        (Act.APPROVE, at(CaseState.NEW), CO_BODY, "not-yours"),
        (Act.APPROVE, at(CaseState.NEW), WRONG_POST, "another-post"),
        (Act.APPROVE, at(CaseState.NEW), HEAD, None),
        (Act.APPROVE, at(CaseState.IN_PROGRESS, assigned_to=OFFICER.account_id), OFFICER, None),
        (Act.APPROVE, at(CaseState.IN_PROGRESS, assigned_to=OFFICER.account_id), OTHER_OFFICER, "held-by-another"),
        (Act.APPROVE, at(CaseState.IN_PROGRESS, assigned_to=OFFICER.account_id), HEAD, None),
        (Act.ASSIGN, at(CaseState.IN_PROGRESS, assigned_to=OFFICER.account_id), OTHER_OFFICER, None),
        (Act.ASK, at(CaseState.AWAITING_APPLICANT, "question"), OFFICER, "not-in-awaiting_applicant"),
        (Act.APPROVE, at(CaseState.AWAITING_APPLICANT, "question"), OFFICER, "not-at-this-step"),
        (Act.REFUSE, at(CaseState.AWAITING_APPLICANT, "question"), OFFICER, None),
        (Act.ANSWER, at(CaseState.AWAITING_APPLICANT, "question"), APPLICANT, None),
        (Act.ANSWER, at(CaseState.AWAITING_APPLICANT, "question"), OFFICER, "not-yours"),
        (Act.ANSWER, at(CaseState.IN_PROGRESS), APPLICANT, "not-in-in_progress"),
        (Act.WITHDRAW, at(CaseState.IN_PROGRESS), APPLICANT, None),
        (Act.WITHDRAW, at(CaseState.COMPLETED, "done"), APPLICANT, "closed"),
        (Act.REPLY, at(CaseState.NEW), OFFICER, "not-yours"),  # the procedure knows no reply
    ],
)
def test_the_table(act, case, standing, why_not):
    assert reason(act, case, standing) == why_not


def meaning(silence: str):
    """The procedure of the samples, where silence means this."""
    (term,) = PROCEDURE.terms
    return replace(PROCEDURE, terms=(replace(term, silence=silence),))


OVER = {"term_key": PROCEDURE.terms[0].key, "term_is_over": True}


@pytest.mark.parametrize(
    ("silence", "case", "why_not", "to_step"),
    [
        ("overdue", at(CaseState.NEW, **OVER), "silence-decides-nothing", None),
        ("approve", at(CaseState.NEW), "silence-decides-nothing", None),  # the case has another term
        ("approve", at(CaseState.NEW, term_key=OVER["term_key"]), "term-not-over", "done"),
        ("approve", at(CaseState.NEW, **OVER), None, "done"),
        ("refuse", at(CaseState.IN_PROGRESS, **OVER), None, "done"),
        ("approve", at(CaseState.AWAITING_APPLICANT, "question", **OVER), None, "done"),  # this step lists no approval
        ("refuse", at(CaseState.AWAITING_PAYMENT, "payment", **OVER), "awaiting-payment", "done"),
        ("refuse", at(CaseState.COMPLETED, "done", **OVER), "closed", "done"),
    ],
)
def test_silence_decides_once_the_term_is_over(silence, case, why_not, to_step):
    act = judge(Act.SILENCE, meaning(silence), case, SYSTEM)
    assert (act.why_not, act.to_step) == (why_not, to_step)


@pytest.mark.parametrize("standing", [APPLICANT, OFFICER, HEAD, CO_BODY])
def test_silence_is_nobodys_act_but_the_platforms(standing):
    assert judge(Act.SILENCE, meaning("approve"), at(CaseState.NEW, **OVER), standing).why_not == "not-yours"


@pytest.mark.parametrize("standing", [OFFICER, HEAD])
def test_what_silence_grants_can_no_longer_be_refused(standing):
    late = at(CaseState.NEW, **OVER)
    assert judge(Act.REFUSE, meaning("approve"), late, standing).why_not == "granted-by-silence"
    assert judge(Act.APPROVE, meaning("approve"), late, standing).why_not is None
    assert judge(Act.REFUSE, meaning("refuse"), late, standing).why_not is None
    assert judge(Act.REFUSE, meaning("approve"), at(CaseState.NEW, term_key="decision"), standing).why_not is None


AFTER_A_DECISION = {Act.CORRECT, Act.REOPEN}


@pytest.mark.parametrize("state", [CaseState.COMPLETED, CaseState.REFUSED, CaseState.CANCELLED])
@pytest.mark.parametrize("standing", [APPLICANT, OFFICER, HEAD, SYSTEM, CO_BODY])
def test_nothing_can_be_done_to_a_closed_case_but_object_and_what_follows_from_it(state, standing):
    possible = {act.act for act in possible_acts(PROCEDURE, at(state, "done"), standing) if act.possible}
    assert possible - AFTER_A_DECISION <= {Act.OBJECT, Act.CARRY_OUT}


@pytest.mark.parametrize(
    ("state", "standing", "may"),
    [
        (CaseState.REFUSED, HEAD, {Act.CORRECT, Act.REOPEN}),
        (CaseState.REFUSED, OFFICER, {Act.CORRECT}),
        (CaseState.COMPLETED, HEAD, {Act.CORRECT}),
        (CaseState.COMPLETED, OFFICER, {Act.CORRECT}),
        (CaseState.CANCELLED, HEAD, set()),
        (CaseState.REFUSED, APPLICANT, set()),
        (CaseState.REFUSED, CO_BODY, set()),
        (CaseState.REFUSED, SYSTEM, set()),
        (CaseState.NEW, HEAD, set()),
    ],
)
def test_a_decision_is_put_right_by_its_body_and_a_refusal_taken_back_by_its_head(state, standing, may):
    possible = {act.act for act in possible_acts(PROCEDURE, at(state, "done"), standing) if act.possible}
    assert possible & AFTER_A_DECISION == may


def test_where_there_is_nothing_to_object_to_the_table_says_why():
    case = at(CaseState.NEW, no_objection="objection-nothing")
    assert reason(Act.OBJECT, case, APPLICANT) == "objection-nothing"
    assert reason(Act.OBJECT, at(CaseState.NEW), APPLICANT) is None
    unpaid = at(CaseState.AWAITING_PAYMENT, "payment", no_objection="objection-nothing")
    assert reason(Act.OBJECT, unpaid, APPLICANT) == "awaiting-payment"


def test_nobody_may_do_anything_without_a_relation():
    assert possible_acts(PROCEDURE, CASE, Standing(Relation.NONE)) == ()


def test_the_post_and_the_next_step_come_with_the_act():
    approve = judge(Act.APPROVE, PROCEDURE, CASE, OFFICER)
    assert (approve.post, approve.to_step) == ("clerk", "done")


def test_when_every_ground_is_over_only_refusing_is_impossible():
    before = {act.act: act.why_not for act in possible_acts(PROCEDURE, CASE, OFFICER)}
    after = {act.act: act.why_not for act in possible_acts(PROCEDURE, CASE, OFFICER, grounds_are_over=True)}
    assert after == before | {Act.REFUSE: "grounds-over"}
    closed = possible_acts(PROCEDURE, at(CaseState.REFUSED, "done"), OFFICER, grounds_are_over=True)
    assert {act.why_not for act in closed if act.act is not Act.CORRECT} == {"closed"}, (
        "that it is closed is the better reason"
    )


def test_every_reason_has_words_in_the_table_of_texts():
    from darcha.ground.text import all_texts

    reasons = {
        judge(row.act, meaning(silence), at(state, step, **term), standing).why_not
        for row in TABLE
        for silence in ("overdue", "approve", "refuse")
        for term in ({}, {"term_key": OVER["term_key"]}, OVER)
        for state in CaseState
        if state is not CaseState.DRAFT
        for step in ("payment", "review", "question", "done")
        for standing in (APPLICANT, OFFICER, OTHER_OFFICER, WRONG_POST, HEAD, SYSTEM, CO_BODY)
    } | {"grounds-over"}
    known = all_texts("uz")
    assert [why for why in reasons if why and f"cases.why_not.{why}" not in known] == []
