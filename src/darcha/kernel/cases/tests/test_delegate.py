"""A step in a colleague's hands for some days: they may do that and nothing else; whoever holds the case decides."""

from datetime import date, timedelta

import pytest
from django.apps import apps

from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotAllowed, NotFound, UnknownHolder, WordsMissing
from darcha.kernel.cases.models import CaseEvent, CaseRequest
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import ports
from darcha.kernel.identity.types import EVERYWHERE, Reach

from . import world
from .world import LAW

WORDS = "Yunusobodda eshituv oʻtkazib, bayonnoma yozing."
REPLY = "Chiroqlar ertaga yonadi, ustalar yuborildi."
HEARING = {"at": "2026-03-06T15:00", "place": "12-xona"}
UNTIL = date(2026, 3, 12)


@pytest.fixture
def letter(citizen, officer):
    """In the hands of an officer."""
    case = world.send(citizen).public_id
    api.assign(officer, case=case, to=officer.account_id)
    return case


@pytest.fixture
def colleague(packs):
    return world.staff(world.LEAD, "petitions-officer")


def delegate(who, letter, to, **more):
    said = {"to": str(to.account_id), "what": "hearing", "until": UNTIL.isoformat(), "words": WORDS, **more}
    return api.perform(who, case=letter, act="delegate", said=said)


def end(who, letter, words=WORDS):
    return api.perform(who, case=letter, act="end-delegation", said={"words": words})


def reasons(who, letter):
    return {act.act.value: act.why_not for act in api.possible_actions(who, letter)}


def test_the_colleague_may_do_the_step_and_nothing_else(officer, colleague, letter):
    assert reasons(colleague, letter)["appoint-hearing"] == "held-by-another"
    delegate(officer, letter, colleague)
    now = reasons(colleague, letter)
    assert now["appoint-hearing"] is None
    assert {now[act] for act in ("reply", "refuse", "study", "ask", "transfer")} == {"held-by-another"}
    assert now["extend"] == "another-post"
    row = api.perform(colleague, case=letter, act="appoint-hearing", said=HEARING)
    assert row.assigned_to == officer.account_id
    line = CaseEvent.objects.get(code="hearing_appointed")
    assert (line.actor_id, line.stands_in_for) == (colleague.account_id, None), "by their own name"
    assert api.reply(officer, case=letter, grounds=LAW, words=REPLY).outcome == "replied"


@pytest.mark.parametrize(("what", "act"), [("requests", "involve"), ("preparing", "ask"), ("preparing", "involve")])
def test_each_kind_of_step(officer, colleague, letter, what, act):
    delegate(officer, letter, colleague, what=what)
    assert reasons(colleague, letter)[act] is None


def test_it_ends_by_itself_after_its_last_day_and_another_can_follow(officer, colleague, letter, now):
    delegate(officer, letter, colleague)
    now.tick(timedelta(days=6))
    assert reasons(colleague, letter)["appoint-hearing"] is None
    now.tick(timedelta(days=1))
    assert reasons(colleague, letter)["appoint-hearing"] == "held-by-another"
    assert "end-delegation" not in reasons(colleague, letter)
    delegate(officer, letter, colleague, until="2026-03-20")
    assert list(CaseRequest.objects.order_by("id").values_list("outcome", flat=True)) == ["over", ""]


def test_done_by_the_colleague_or_taken_back_by_whoever_holds_it(officer, colleague, head, letter):
    for who, line in ((colleague, "delegation_done"), (officer, "delegation_ended"), (head, "delegation_ended")):
        delegate(officer, letter, colleague)
        end(who, letter)
        assert CaseEvent.objects.order_by("-at", "-id").first().code == line
        assert reasons(colleague, letter)["appoint-hearing"] == "held-by-another"
    with pytest.raises(ActNotPossible):
        end(officer, letter)


def test_one_at_a_time_and_not_by_others(officer, colleague, head, outsider, citizen, letter):
    third = world.staff(world.LEAD, "petitions-officer")
    with pytest.raises(ActNotPossible) as refusal:
        delegate(colleague, letter, third)
    assert refusal.value.params["reason"] == "held-by-another"
    delegate(head, letter, colleague)
    with pytest.raises(ActNotPossible) as refusal:
        delegate(officer, letter, third)
    assert refusal.value.params["reason"] == "delegated"
    with pytest.raises(ActNotPossible) as refusal:
        end(third, letter)
    assert refusal.value.params["reason"] == "held-by-another"
    with pytest.raises(NotFound):
        delegate(outsider, letter, colleague)
    with pytest.raises(NotAllowed):
        delegate(citizen, letter, colleague)


def test_of_what_nobody_holds_a_head_delegates_nothing_and_an_officer_takes_it(citizen, officer, colleague, head):
    case = world.send(citizen).public_id
    assert "delegate" not in reasons(head, case)
    assert delegate(officer, case, colleague).assigned_to == officer.account_id


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"until": "2026-03-05"}, NeedsUnmet),
        ({"until": "2026-03-25"}, NeedsUnmet),
        ({"until": "soon"}, NeedsUnmet),
        ({"what": "deciding"}, NeedsUnmet),
        ({"words": "qiling"}, WordsMissing),
    ],
)
def test_bad_input_changes_nothing(officer, colleague, letter, said, refusal):
    before = CaseEvent.objects.count()
    with pytest.raises(refusal):
        delegate(officer, letter, colleague, **said)
    assert CaseEvent.objects.count() == before and not CaseRequest.objects.exists()


def test_only_to_a_colleague_who_is_there_and_never_to_oneself(officer, outsider, letter):
    for to in (officer, outsider):
        with pytest.raises(UnknownHolder):
            delegate(officer, letter, to)


def test_the_colleague_is_told_once_the_applicant_reads_nothing_and_the_journal_knows(
    officer, colleague, citizen, letter
):
    delegate(officer, letter, colleague)
    deliver_all()
    kept = apps.get_model("notifications", "Notification").objects.filter(key="cases.waits.delegation")
    assert [one.account_id for one in kept] == [colleague.account_id]
    assert "delegated" not in [line.code for line in api.case_for(citizen, letter).timeline]
    assert JournalEntry.objects.filter(act="cases.delegated").count() == 1


def test_what_is_decided_needs_no_step_any_more(officer, colleague, letter):
    delegate(officer, letter, colleague)
    api.reply(officer, case=letter, grounds=LAW, words=REPLY)
    assert CaseRequest.objects.get().outcome == "void"


class OneReach:
    """The post of officers reaches as far as said, every other everywhere."""

    def __init__(self, reach):
        self.reach = reach

    def of(self, body, post):
        return self.reach if post == "petitions-officer" else EVERYWHERE


@pytest.fixture
def reach(monkeypatch):
    def only(**said):
        monkeypatch.setitem(ports._bound, ports.Reaches, OneReach(Reach(**said)))

    return only


@pytest.mark.parametrize("said", [{"assigned_only": True}, {"regions": ("1735",)}, {"states": ("awaiting_payment",)}])
def test_nobody_is_handed_a_step_of_a_case_that_their_post_does_not_show(officer, colleague, letter, reach, said):
    reach(**said)
    with pytest.raises(UnknownHolder) as refusal:
        delegate(officer, letter, colleague)
    assert refusal.value.fields == {"to": "cases.need.holder_cannot_see"}
    assert not CaseRequest.objects.exists()


def test_whoever_sees_only_their_own_cases_is_given_the_whole_case_and_sees_it(head, colleague, letter, reach):
    reach(assigned_only=True)
    assert api.assign(head, case=letter, to=colleague.account_id).assigned_to == colleague.account_id
    token = identity.issue_token(
        world.SYSTEM, colleague.account_id, name="x", scopes=["worklist:read"], assurance="mfa"
    )
    assert api.officer_case(identity.principal_for_token(token), letter).row.public_id == letter


def test_nor_is_a_case_given_into_hands_that_would_not_see_it(head, colleague, letter, reach):
    reach(regions=("1735",))
    with pytest.raises(UnknownHolder) as refusal:
        api.assign(head, case=letter, to=colleague.account_id)
    assert refusal.value.fields == {"to": "cases.need.holder_cannot_see"}
