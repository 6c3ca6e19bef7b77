"""While somebody is away their cases are worked on by whoever stands in: under the absent one's post, by the other's
own name; nobody gives the absent one anything new."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.apps import apps

from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NotFound, UnknownHolder
from darcha.kernel.cases.models import CaseContent, CaseEvent
from darcha.kernel.cases.panels import decision_panel, timeline_panel
from darcha.kernel.cases.types import WorklistFilter
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Post, Reach

from . import world
from .world import LAW

pytestmark = pytest.mark.usefixtures("packs")
REPLY = "Chiroqlar ertaga yonadi, ustalar yuborildi."
TODAY = date(2026, 3, 6)
WORDS = "Ariza beruvchi mening yaqin qarindoshim."


@pytest.fixture
def colleague(packs):
    """Of the same body, with a post that sees no petition."""
    return world.staff(world.LEAD, "petitions-officer", services=(world.PERMIT,))


@pytest.fixture
def letter(citizen, officer):
    """In the hands of the one who will be away."""
    case = world.send(citizen).public_id
    api.assign(officer, case=case, to=officer.account_id)
    return case


def away(head, absent, substitute, *, days=6):
    return identity.plan_absence(
        head,
        body=absent.posts[0].body,
        account=absent.account_id,
        substitute=substitute.account_id,
        from_on=TODAY,
        until_on=TODAY + timedelta(days=days),
    )


def now_as(who):
    """The same one as the next request knows them."""
    token = identity.issue_token(world.SYSTEM, who.account_id, name="x", scopes=["worklist:read"], assurance="mfa")
    return identity.principal_for_token(token)


def mine(who):
    return [row.public_id for row in api.worklist(who, WorklistFilter(assigned="me")).items]


def test_the_cases_of_the_absent_are_seen_and_worked_on(head, officer, colleague, letter):
    with pytest.raises(NotFound):
        api.officer_case(colleague, letter)
    away(head, officer, colleague)
    acting = now_as(colleague)
    assert mine(acting) == [letter]
    assert {act.act.value: act.why_not for act in api.possible_actions(acting, letter)}["reply"] is None
    assert api.reply(acting, case=letter, grounds=LAW, words=REPLY).outcome == "replied"


def test_it_is_signed_by_ones_own_name_for_the_absent(head, officer, colleague, citizen, letter):
    away(head, officer, colleague)
    api.reply(now_as(colleague), case=letter, grounds=LAW, words=REPLY)
    decision = CaseContent.objects.get(case__public_id=letter).decision
    assert decision["signed_by"] == str(colleague.account_id)
    assert (decision["signed_post"], decision["signed_for"]) == ("petitions-officer", str(officer.account_id))
    line = CaseEvent.objects.get(case__public_id=letter, code="replied")
    assert (line.actor_id, line.stands_in_for) == (colleague.account_id, officer.account_id)
    noted = JournalEntry.objects.get(act="cases.replied")
    assert (noted.actor_id, noted.details["for"]) == (str(colleague.account_id), str(officer.account_id))


@pytest.mark.parametrize(("language", "said"), [("uz", "oʻrnini bosuvchi"), ("ru", "замещающий")])
def test_the_applicant_and_the_office_read_who_really_acted(head, officer, colleague, citizen, letter, language, said):
    away(head, officer, colleague)
    api.reply(now_as(colleague), case=letter, grounds=LAW, words=REPLY)
    rows = decision_panel(api.case_for(citizen, letter), language).rows
    assert any(said in row.value for row in rows)
    steps = timeline_panel(api.officer_case(officer, letter), language).steps
    assert sum(said in step.text for step in steps) == 1, "the reply alone: taking it was the officer's own"


def test_ones_own_acts_are_ones_own(head, officer, citizen):
    """Also while standing in for somebody who holds the same post."""
    same = world.staff(world.LEAD, "petitions-officer")
    away(head, officer, same)
    letter = world.send(citizen).public_id
    acting = now_as(same)
    assert api.assign(acting, case=letter, to=same.account_id).assigned_to == same.account_id
    api.reply(acting, case=letter, grounds=LAW, words=REPLY)
    assert "signed_for" not in CaseContent.objects.get(case__public_id=letter).decision
    assert set(CaseEvent.objects.values_list("stands_in_for", flat=True)) == {None}


def test_what_is_taken_by_a_lent_post_belongs_to_its_holder(head, officer, colleague, citizen):
    away(head, officer, colleague)
    acting = now_as(colleague)
    taken, begun = (world.send(citizen).public_id for _ in range(2))
    assert api.assign(acting, case=taken, to=colleague.account_id).assigned_to == officer.account_id
    assert api.ask_applicant(acting, case=begun, words="Qaysi uy?").assigned_to == officer.account_id


def test_it_ends_by_itself(head, officer, colleague, letter, now):
    away(head, officer, colleague, days=2)
    now.tick(timedelta(days=3))
    acting = now_as(colleague)
    assert mine(acting) == []
    with pytest.raises(NotFound):
        api.reply(acting, case=letter, grounds=LAW, words=REPLY)
    assert api.reply(now_as(officer), case=letter, grounds=LAW, words=REPLY).outcome == "replied"


def test_new_cases_pass_by_whoever_is_away(head, officer, colleague, citizen):
    case = world.send(citizen).public_id
    absence = away(head, officer, colleague)
    for who in (head, now_as(officer)):
        with pytest.raises(UnknownHolder) as refusal:
            api.assign(who, case=case, to=officer.account_id)
        assert refusal.value.fields == {"to": "cases.need.holder_away"}
    identity.end_absence(officer, absence=absence)
    assert api.assign(head, case=case, to=officer.account_id).assigned_to == officer.account_id


def test_of_a_post_that_sees_only_its_own_cases_the_same_is_lent(officer, colleague, citizen, letter):
    other = world.send(citizen).public_id
    only_own = Post(world.LEAD, "petitions-officer", "officer", (), Reach(assigned_only=True), officer.account_id)
    acting = replace(colleague, posts=(*colleague.posts, only_own))
    assert api.officer_case(acting, letter).row.public_id == letter
    with pytest.raises(NotFound):
        api.officer_case(acting, other)


def test_a_recusal_denied_gives_the_case_back_to_whose_it_was(head, officer, colleague, letter):
    away(head, officer, colleague)
    api.perform(now_as(colleague), case=letter, act="recuse", said={"words": WORDS})
    denied = {"recusal": "denied"}
    assert api.perform(head, case=letter, act="decide-recusal", said=denied).assigned_to == officer.account_id


def test_whoever_stands_in_for_a_head_decides_as_a_head(head, officer, colleague, letter):
    identity.plan_absence(
        head, body=world.LEAD, substitute=colleague.account_id, from_on=TODAY, until_on=TODAY + timedelta(days=2)
    )
    api.perform(officer, case=letter, act="recuse", said={"words": WORDS})
    api.perform(now_as(colleague), case=letter, act="decide-recusal", said={"recusal": "denied"})
    line = CaseEvent.objects.get(code="recusal_denied")
    assert (line.post, line.stands_in_for) == ("petitions-head", head.account_id)


def test_those_whom_it_concerns_are_told_once(head, officer, colleague):
    absence = identity.plan_absence(
        officer, body=world.LEAD, substitute=colleague.account_id, from_on=TODAY, until_on=TODAY
    )
    deliver_all()
    identity.agree_absence(head, absence=absence)
    deliver_all()
    identity.end_absence(officer, absence=absence)
    deliver_all()
    kept = apps.get_model("notifications", "Notification").objects.filter(key__startswith="cases.absence")
    told = {(one.key, one.account_id) for one in kept}
    assert told == {
        ("cases.absence.asked", head.account_id),
        ("cases.absence.agreed", officer.account_id),
        ("cases.absence.agreed", colleague.account_id),
        ("cases.absence.ended", officer.account_id),
        ("cases.absence.ended", colleague.account_id),
    }


def test_whoever_heads_the_body_only_in_the_place_of_the_one_who_asks_does_not_decide(head, colleague, letter):
    """Nobody judges the recusal of the one who lent them the right to judge it."""
    api.assign(head, case=letter, to=head.account_id)
    api.perform(head, case=letter, act="recuse", said={"words": WORDS})
    days = {"from_on": TODAY, "until_on": TODAY + timedelta(days=2)}
    identity.plan_absence(head, body=world.LEAD, substitute=colleague.account_id, **days)
    with pytest.raises(ActNotPossible) as refusal:
        api.perform(now_as(colleague), case=letter, act="decide-recusal", said={"recusal": "denied"})
    assert refusal.value.params["reason"] == "recusal-of-lender"
    second = world.staff(world.LEAD, "petitions-head", "head")
    assert api.perform(second, case=letter, act="decide-recusal", said={"recusal": "granted"}).assigned_to is None
