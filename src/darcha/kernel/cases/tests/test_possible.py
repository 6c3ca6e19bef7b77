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


@pytest.mark.parametrize("state", [CaseState.COMPLETED, CaseState.REFUSED, CaseState.CANCELLED])
@pytest.mark.parametrize("standing", [APPLICANT, OFFICER, HEAD, SYSTEM, CO_BODY])
def test_nothing_can_be_done_to_a_closed_case(state, standing):
    assert not [act for act in possible_acts(PROCEDURE, at(state, "done"), standing) if act.possible]


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
    assert {act.why_not for act in closed} == {"closed"}, "that it is closed is the better reason"


def test_every_reason_has_words_in_the_table_of_texts():
    from darcha.ground.text import all_texts

    reasons = {
        judge(row.act, PROCEDURE, at(state, step), standing).why_not
        for row in TABLE
        for state in CaseState
        if state is not CaseState.DRAFT
        for step in ("payment", "review", "question", "done")
        for standing in (APPLICANT, OFFICER, OTHER_OFFICER, WRONG_POST, HEAD, SYSTEM, CO_BODY)
    } | {"grounds-over"}
    known = all_texts("uz")
    assert [why for why in reasons if why and f"cases.why_not.{why}" not in known] == []
