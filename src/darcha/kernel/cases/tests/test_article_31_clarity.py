"""A reply that is not clear is clarified or corrected within ten days. ORQ-445, article 31."""

from datetime import timedelta

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, errors
from darcha.kernel.cases.commands import sweep_clarity
from darcha.kernel.cases.events import ClarityAsked, ReplyClarified
from darcha.kernel.cases.listeners import telling_applicant, telling_bodies
from darcha.kernel.cases.models import Case, CaseRung
from darcha.kernel.cases.rules.clarity import answer_by, is_awaited

from . import world
from .term_laws import PLAIN
from .world import LAW, SYSTEM, send

REPLY = "Chiroqlar 10-martgacha taʼmirlanadi."
QUESTION, ANSWER = "Kanareyka: qaysi yilning marti?", "2026-yilning 10-martigacha taʼmirlanadi."


@pytest.fixture
def answered(citizen, officer):
    receipt = send(citizen)
    api.reply(officer, case=receipt.public_id, grounds=LAW, words=REPLY)
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
        (("clarity_asked", "anew"), False),  # the reply has fallen on objection
        (("clarity_asked", "objection_changed"), False),
        (("clarity_asked", "anew", "clarity_asked"), True),
    ],
)
def test_article_31_a_question_waits_until_it_is_answered(codes, awaited):
    assert is_awaited(codes) is awaited


def test_article_31_ten_days_from_the_day_after_the_question():
    answer = answer_by(PLAIN, clock.parse("2026-03-06T10:00"), derive=True)
    assert (answer.due_on.isoformat(), answer.article) == ("2026-03-16", "ORQ-445, art. 31")
    assert sum(day.counted for day in answer.derivation) == 10 and "10" in answer.rule.in_("ru")


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
    telling_bodies.tell_of_a_question(ClarityAsked(case_id=case.id, service="appeal", body="adliya"))
    assert answered.number in said.get(account_id=head.account_id).subject
    do(officer, answered, "clarify", ANSWER)
    telling_applicant.tell_clarified(ReplyClarified(case_id=case.id, service="appeal"))
    assert ANSWER in said.get(account_id=citizen.account_id).body


# A question of Friday 6 March is to be answered by Monday the 16th.
REMINDER, END, AGAIN, INSPECTORATE = (
    clock.parse(moment) for moment in ("2026-03-13T09:00", "2026-03-17T00:00", "2026-03-17T18:00", "2026-03-19T18:00")
)
EVERYTHING = [
    ("clarity-reminder", "clarity_reminded", REMINDER),
    ("clarity-ended", "clarity_overdue", END),
    ("clarity-head-again", "clarity_escalated", AGAIN),
    ("clarity-inspectorate", "clarity_escalated", INSPECTORATE),
]


def fired():
    rows = CaseRung.objects.order_by("due_at", "id")
    return [(row.rung, row.line, clock.parse(row.due_at)) for row in rows]


def test_article_31_an_overdue_answer_climbs_every_rung_once_with_its_true_time(answered, citizen, now):
    do(citizen, answered, "ask-clarity", QUESTION)
    for count, (_, _, at) in enumerate(EVERYTHING, 1):
        now.move_to(at - timedelta(minutes=1))
        assert api.sweep_clarity(SYSTEM) == 0
        now.move_to(at)
        assert (api.sweep_clarity(SYSTEM), api.sweep_clarity(SYSTEM)) == (1, 0)
        assert fired() == EVERYTHING[:count]
        assert api.overdue_without_action() == 0
    now.move_to("2026-06-01T10:00+05:00")
    assert api.sweep_clarity(SYSTEM) == 0


def test_article_31_a_worker_that_was_away_catches_up(answered, citizen, now):
    do(citizen, answered, "ask-clarity", QUESTION)
    now.move_to(END)
    assert api.overdue_without_action() == 1
    now.move_to("2026-03-20T10:00+05:00")
    assert (api.overdue_without_action(), api.sweep_clarity(SYSTEM), api.overdue_without_action()) == (1, 4, 0)
    assert fired() == EVERYTHING
    assert {clock.parse(row.done_at) for row in CaseRung.objects.all()} == {clock.now()}


def test_article_31_whoever_answered_is_not_reminded(answered, citizen, officer, now):
    do(citizen, answered, "ask-clarity", QUESTION)
    now.move_to("2026-03-10T10:00+05:00")
    do(officer, answered, "clarify", ANSWER)
    now.move_to("2026-03-20T10:00+05:00")
    assert (api.sweep_clarity(SYSTEM), fired(), api.overdue_without_action()) == (0, [], 0)
    do(citizen, answered, "ask-clarity", QUESTION)  # the next one has a time and rungs of its own
    now.move_to("2026-04-20T10:00+05:00")
    assert api.sweep_clarity(SYSTEM) == 4


def test_article_31_the_office_the_head_the_inspectorate_and_the_writer_are_told(answered, citizen, officer, head, now):
    do(citizen, answered, "ask-clarity", QUESTION)
    now.move_to(REMINDER)
    api.sweep_clarity(SYSTEM)
    deliver_all()
    said = apps.get_model("notifications", "Notification").objects.exclude(key="cases.head.clarity_asked")
    assert "16.03.2026" in said.get(account_id=officer.account_id, key="cases.clarity_reminded").body
    assert not said.filter(account_id=citizen.account_id, key__startswith="cases.clarity").exists()
    now.move_to(INSPECTORATE)
    api.sweep_clarity(SYSTEM)
    deliver_all()
    assert said.filter(account_id=head.account_id, key="cases.clarity_overdue").exists()
    assert said.filter(key="cases.clarity_escalated").exists()
    told = said.get(account_id=citizen.account_id, key="cases.clarity_overdue").body
    assert answered.number in told and "16.03.2026" in told and "{" not in told
    codes = [line.code for line in api.case_for(citizen, answered.public_id).timeline]
    assert "clarity_reminded" not in codes and codes.count("clarity_overdue") == 1


def test_article_31_when_the_reply_falls_nothing_of_it_is_owed(answered, citizen, officer, now):
    do(citizen, answered, "ask-clarity", QUESTION)
    objection = api.object_to(
        citizen, case=answered.public_id, words="Savolimga javob berilmagan, sana aytilmagan.", asks="Qayta koʻring."
    )
    cabinet = world.staff("vazirlar-mahkamasi", "petitions-officer")
    api.officer_case(cabinet, objection.public_id)
    api.decide_objection(
        cabinet,
        case=objection.public_id,
        outcome="annulled",
        words="Javobda sana koʻrsatilmagan, murojaat toʻliq koʻrilmagan.",
    )
    deliver_all()
    now.move_to("2026-03-20T10:00+05:00")
    assert (api.sweep_clarity(SYSTEM), api.overdue_without_action()) == (0, 0)
    api.reply(officer, case=answered.public_id, grounds=LAW, words=REPLY)
    assert why(citizen, answered)["ask-clarity"] is None


def test_article_31_one_that_fails_holds_nobody_up(answered, citizen, officer, now, monkeypatch):
    second = send(citizen)
    api.reply(officer, case=second.public_id, grounds=LAW, words=REPLY)
    for receipt in (answered, second):
        do(citizen, receipt, "ask-clarity", QUESTION)
    now.move_to(END)
    whole = sweep_clarity.climb_clarity
    poisoned = Case.objects.get(number=answered.number).id

    def climb(who, *, case_id):
        if case_id == poisoned:
            raise RuntimeError("poisoned")
        return whole(who, case_id=case_id)

    monkeypatch.setattr(sweep_clarity, "climb_clarity", climb)
    assert api.sweep_clarity(SYSTEM) == 2
    monkeypatch.undo()
    assert api.sweep_clarity(SYSTEM) == 2
