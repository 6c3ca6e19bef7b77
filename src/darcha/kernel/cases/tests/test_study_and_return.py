"""The longer term, and what says too little to be forwarded. ORQ-445, articles 25 and 28."""

import pytest
from django.apps import apps

from darcha.kernel.cases import api, errors, listeners
from darcha.kernel.cases.events import CaseClosed, TermLengthened
from darcha.kernel.cases.types import CaseState

from .world import petition, send

WHY = "Joyiga chiqib, quvurlarni tekshirish kerak."


def do(who, receipt, act, words=WHY, **more):
    return api.perform(who, case=receipt.public_id, act=act, said={"words": words, **more})


def case_id(receipt):
    return apps.get_model("cases", "Case").objects.get(number=receipt.number).id


def told(citizen):
    said = apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id)
    return str(said.latest("id").body)


def test_article_28_a_month_in_place_of_fifteen_days(citizen, officer):
    receipt = send(citizen)
    row = do(officer, receipt, "study")
    assert (row.due.due_on.isoformat(), row.state) == ("2026-04-06", CaseState.IN_PROGRESS)
    assert api.due_with_derivation(citizen, receipt.public_id).term.key == "study"
    assert api.case_for(citizen, receipt.public_id).timeline[-1].code == "studied"


def test_article_28_the_writer_is_told_of_it_with_the_reason(citizen, officer):
    receipt = send(citizen)
    do(officer, receipt, "study")
    listeners.telling_of_term.tell_lengthened(TermLengthened(case_id=case_id(receipt), service="appeal"))
    assert WHY in told(citizen) and "06.04.2026" in told(citizen)


def test_article_28_the_head_may_still_extend_it_by_a_month_at_most(citizen, officer, head):
    receipt = send(citizen)
    do(officer, receipt, "study")
    assert do(head, receipt, "extend", by="P1M").due.due_on.isoformat() == "2026-05-06"
    with pytest.raises(errors.ActNotPossible):
        do(head, receipt, "extend", by="P1M")


def test_article_28_once_and_within_the_first_term(citizen, officer, now):
    receipt, other = send(citizen), send(citizen)
    do(officer, receipt, "study")
    with pytest.raises(errors.ActNotPossible) as refused:
        do(officer, receipt, "study")
    assert refused.value.params["reason"] == "longer-already"
    now.move_to("2026-03-25T00:00+05:00")
    with pytest.raises(errors.ActNotPossible) as refused:
        do(officer, other, "study")
    assert refused.value.params["reason"] == "longer-too-late"


@pytest.mark.parametrize(("moment", "possible"), [("2026-03-16T17:00", True), ("2026-03-17T09:00", False)])
def test_article_28_a_proposal_takes_longer_only_with_notice_within_ten_days(citizen, officer, now, moment, possible):
    receipt = send(citizen, answers=petition(kind="proposal"))
    now.move_to(f"{moment}+05:00")
    if possible:
        assert do(officer, receipt, "study").due.due_on.isoformat() == "2026-05-06"
        return
    with pytest.raises(errors.ActNotPossible):
        do(officer, receipt, "study")


def test_article_28_at_the_competent_body_the_first_term_runs_anew(citizen, officer, now):
    receipt = send(citizen)
    do(officer, receipt, "study")
    row = do(officer, receipt, "transfer", body="iiv")
    assert row.due.due_on.isoformat() == "2026-03-24"
    assert api.due_with_derivation(citizen, receipt.public_id).term.key == "reply"


def test_article_25_what_says_too_little_goes_back_with_the_reasons(citizen, officer):
    receipt = send(citizen, answers=petition(text="Yordam bering"))
    row = do(officer, receipt, "return")
    assert (row.state, row.outcome) == (CaseState.REFUSED, "returned")
    view = api.case_for(citizen, receipt.public_id)
    assert (view.decision.outcome, view.decision.words, view.timeline[-1].code) == ("returned", WHY, "returned")
    listeners.telling_applicant.tell_closed(
        CaseClosed(case_id=case_id(receipt), service="appeal", body="adliya", outcome="returned")
    )
    assert WHY in told(citizen)


def test_article_25_the_writer_may_send_it_again(citizen, officer):
    receipt = send(citizen)
    do(officer, receipt, "return")
    assert send(citizen).number != receipt.number


def test_a_silent_ending_is_told_to_nobody(citizen, officer):
    receipt = send(citizen)
    do(officer, receipt, "return")
    listeners.telling_applicant.tell_closed(
        CaseClosed(case_id=case_id(receipt), service="appeal", body="adliya", outcome="returned", is_told=False)
    )
    assert not apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id).exists()
