"""A reply that is not clear is clarified or corrected within ten days. ORQ-445, article 31."""

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.kernel.cases import api, errors, listeners
from darcha.kernel.cases.events import ClarityAsked, ReplyClarified
from darcha.kernel.cases.rules.clarity import is_awaited, last_day

from .term_laws import PLAIN
from .world import send

REPLY = "Chiroqlar 10-martgacha taʼmirlanadi."
QUESTION, ANSWER = "Kanareyka: qaysi yilning marti?", "2026-yilning 10-martigacha taʼmirlanadi."


@pytest.fixture
def answered(citizen, officer):
    receipt = send(citizen)
    api.reply(officer, case=receipt.public_id, words=REPLY)
    return receipt


def do(who, receipt, act, words):
    return api.perform(who, case=receipt.public_id, act=act, said={"words": words})


def why(who, receipt):
    return {act.act.value: act.why_not for act in api.possible_actions(who, receipt.public_id)}


@pytest.mark.parametrize(
    ("codes", "awaited"),
    [
        ((), False),
        (("clarity_asked",), True),
        (("clarity_asked", "clarified"), False),
        (("clarity_asked", "clarified", "replied", "clarity_asked"), True),
    ],
)
def test_article_31_a_question_waits_until_it_is_answered(codes, awaited):
    assert is_awaited(codes) is awaited


def test_article_31_ten_days_from_the_day_after_the_question():
    assert last_day(PLAIN, clock.parse("2026-03-06T10:00")).isoformat() == "2026-03-16"


def test_article_31_asked_and_clarified_and_the_reply_stays(answered, citizen, officer):
    before = api.get_case(citizen, answered.public_id)
    assert do(citizen, answered, "ask-clarity", QUESTION) == before
    assert api.case_for(citizen, answered.public_id).timeline[-1].params == {"due": "2026-03-16"}
    assert do(officer, answered, "clarify", ANSWER) == before
    view = api.case_for(citizen, answered.public_id)
    assert [line.code for line in view.timeline][-2:] == ["clarity_asked", "clarified"]
    assert (view.decision.words, view.timeline[-1].words["text"]) == (REPLY, ANSWER)


def test_article_31_one_question_at_a_time_and_as_many_as_one_has(answered, citizen, officer):
    do(citizen, answered, "ask-clarity", QUESTION)
    assert why(citizen, answered)["ask-clarity"] == "clarity-awaited"
    do(officer, answered, "clarify", ANSWER)
    assert why(officer, answered)["clarify"] == "no-clarity-asked"
    do(citizen, answered, "ask-clarity", QUESTION)
    assert why(officer, answered)["clarify"] is None


def test_article_31_a_late_answer_is_still_owed(answered, citizen, officer, now):
    do(citizen, answered, "ask-clarity", QUESTION)
    now.move_to("2026-04-20T10:00+05:00")
    assert why(officer, answered)["clarify"] is None


def test_article_31_only_of_a_reply(citizen, officer):
    receipt = send(citizen)
    for who, act in ((citizen, "ask-clarity"), (officer, "clarify")):
        with pytest.raises(errors.ActNotPossible):
            do(who, receipt, act, QUESTION)
    api.withdraw(citizen, case=receipt.public_id)
    with pytest.raises(errors.ActNotPossible):
        do(citizen, receipt, "ask-clarity", QUESTION)


def test_article_31_nobody_else_asks_or_clarifies(answered, citizen, stranger, outsider, officer):
    with pytest.raises(errors.NotFound):
        do(stranger, answered, "ask-clarity", QUESTION)
    do(citizen, answered, "ask-clarity", QUESTION)
    with pytest.raises(errors.NotFound):
        do(outsider, answered, "clarify", ANSWER)


def test_article_31_the_head_hears_of_the_question_and_the_writer_of_the_answer(answered, citizen, officer, head):
    said = apps.get_model("notifications", "Notification").objects
    case = apps.get_model("cases", "Case").objects.get(number=answered.number)
    do(citizen, answered, "ask-clarity", QUESTION)
    listeners.tell_of_a_question(ClarityAsked(case_id=case.id, service="appeal", body="adliya"))
    assert answered.number in said.get(account_id=head.account_id).subject
    do(officer, answered, "clarify", ANSWER)
    listeners.tell_clarified(ReplyClarified(case_id=case.id, service="appeal"))
    assert ANSWER in said.get(account_id=citizen.account_id).body
