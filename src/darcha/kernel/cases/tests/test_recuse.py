"""To keep off a case: nobody's at once, the head decides, and whoever is recused does nothing to it any more."""

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotFound, RequestChanged, UnknownHolder, WordsMissing
from darcha.kernel.cases.models import CaseEvent, CaseParticipant

from . import world
from .world import LAW

pytestmark = pytest.mark.usefixtures("packs")
REASON = "Ariza beruvchi mening yaqin qarindoshim."
REPLY = "Chiroqlar ertaga yonadi, ustalar yuborildi."


@pytest.fixture
def letter(citizen, officer):
    """In the hands of an officer."""
    case = world.send(citizen).public_id
    api.assign(officer, case=case, to=officer.account_id)
    return case


@pytest.fixture
def colleague(packs):
    return world.staff(world.LEAD, "petitions-officer")


def recuse(who, letter, words=REASON):
    return api.perform(who, case=letter, act="recuse", said={"words": words})


def decide(who, letter, recusal, **said):
    return api.perform(who, case=letter, act="decide-recusal", said={"recusal": recusal, **said})


def reasons(who, letter):
    return {act.act.value: act.why_not for act in api.possible_actions(who, letter)}


def test_the_case_leaves_the_hands_at_once(officer, citizen, letter):
    row = recuse(officer, letter)
    assert row.assigned_to is None and row.state == "in_progress"
    assert None not in reasons(officer, letter).values() and reasons(officer, letter)["reply"] == "recused"
    assert "recusal_asked" not in [line.code for line in api.case_for(citizen, letter).timeline]
    with pytest.raises(ActNotPossible) as refusal:
        api.reply(officer, case=letter, grounds=LAW, words=REPLY)
    assert refusal.value.params["reason"] == "recused"


def test_granted_it_goes_into_other_hands_and_never_back(officer, head, colleague, letter):
    recuse(officer, letter)
    row = decide(head, letter, "granted", to=str(colleague.account_id))
    assert row.assigned_to == colleague.account_id
    with pytest.raises(UnknownHolder):
        api.assign(head, case=letter, to=officer.account_id)
    with pytest.raises(ActNotPossible):
        api.assign(officer, case=letter, to=officer.account_id)
    assert api.reply(colleague, case=letter, grounds=LAW, words=REPLY).outcome == "replied"


def test_granted_without_a_name_anybody_else_may_take_it(officer, head, colleague, letter):
    recuse(officer, letter)
    assert decide(head, letter, "granted").assigned_to is None
    assert api.assign(colleague, case=letter, to=colleague.account_id).assigned_to == colleague.account_id


def test_denied_it_goes_back(officer, head, letter):
    recuse(officer, letter)
    assert decide(head, letter, "denied").assigned_to == officer.account_id
    assert api.reply(officer, case=letter, grounds=LAW, words=REPLY).outcome == "replied"


def test_nobody_takes_over_who_is_recused_or_strange(officer, head, outsider, letter):
    recuse(officer, letter)
    for to in (officer, outsider):
        with pytest.raises(UnknownHolder):
            decide(head, letter, "granted", to=str(to.account_id))
    assert reasons(head, letter)["decide-recusal"] is None, "it still waits"


def test_only_whoever_holds_it_recuses(colleague, head, letter):
    for who in (colleague, head):
        assert "recuse" not in reasons(who, letter)
        with pytest.raises(ActNotPossible):
            recuse(who, letter)


def test_only_a_head_decides_and_never_on_ones_own(officer, colleague, head, letter):
    recuse(officer, letter)
    with pytest.raises(ActNotPossible):
        decide(colleague, letter, "granted")
    decide(head, letter, "granted")
    api.assign(head, case=letter, to=head.account_id)
    recuse(head, letter)
    with pytest.raises(ActNotPossible) as refusal:
        decide(head, letter, "granted")
    assert refusal.value.params["reason"] == "own-recusal"
    second = world.staff(world.LEAD, "petitions-head", "head")
    assert decide(second, letter, "granted", to=str(colleague.account_id)).assigned_to == colleague.account_id


@pytest.mark.parametrize(("said", "refusal"), [({}, NeedsUnmet), ({"recusal": "perhaps"}, NeedsUnmet)])
def test_bad_input_changes_nothing(officer, head, letter, said, refusal):
    recuse(officer, letter)
    before = CaseEvent.objects.count()
    with pytest.raises(refusal):
        api.perform(head, case=letter, act="decide-recusal", said=said)
    assert CaseEvent.objects.count() == before


def test_a_reason_is_needed_and_strangers_find_nothing(officer, outsider, letter):
    with pytest.raises(WordsMissing):
        recuse(officer, letter, "qarindosh")
    with pytest.raises(NotFound):
        recuse(outsider, letter)


def test_the_recusal_that_was_read_is_the_one_that_is_decided(officer, head, letter):
    def asked():
        return {one.act.value: one.request for one in api.possible_actions(head, letter)}["decide-recusal"]

    recuse(officer, letter)
    read = asked()
    decide(head, letter, "denied")
    recuse(officer, letter, "Ishning natijasidan oʻzim manfaatdorman.")
    with pytest.raises(RequestChanged):
        decide(head, letter, "denied", request=str(read))
    assert reasons(officer, letter)["reply"] == "recused", "it still waits"
    decide(head, letter, "granted", request=str(asked()))


ABOVE = "vazirlar-mahkamasi"


@pytest.fixture
def above(packs):
    """Who heads the body that stands above."""
    return world.staff(ABOVE, "petitions-head", "head")


@pytest.fixture
def of_the_head(head, citizen):
    """In the hands of the only head, who keeps off it."""
    case = world.send(citizen).public_id
    api.assign(head, case=case, to=head.account_id)
    return case


@pytest.mark.parametrize("recusal", ["granted", "denied"])
def test_of_the_only_head_a_head_of_the_body_above_decides(head, above, officer, of_the_head, recusal):
    with pytest.raises(NotFound):
        api.officer_case(above, of_the_head)
    recuse(head, of_the_head)
    assert "decide-recusal" in reasons(head, of_the_head)
    assert [act for act, why in reasons(above, of_the_head).items() if why is None] == ["decide-recusal"]
    to = {"to": str(officer.account_id)} if recusal == "granted" else {}
    held = officer.account_id if recusal == "granted" else head.account_id
    assert decide(above, of_the_head, recusal, **to).assigned_to == held
    line = CaseEvent.objects.get(code=f"recusal_{recusal}")
    assert (line.body, line.post, line.actor_id) == (ABOVE, "petitions-head", above.account_id)
    assert "decide-recusal" not in reasons(above, of_the_head)
    who = officer if recusal == "granted" else head
    assert api.reply(who, case=of_the_head, grounds=LAW, words=REPLY).outcome == "replied"


def test_the_body_above_is_told_and_only_its_head_decides(head, above, of_the_head):
    clerk = world.staff(ABOVE, "petitions-officer")
    recuse(head, of_the_head)
    deliver_all()
    told = apps.get_model("notifications", "Notification").objects.filter(key="cases.waits.recusal")
    assert [one.account_id for one in told] == [above.account_id]
    assert "decide-recusal" not in reasons(clerk, of_the_head)
    with pytest.raises(ActNotPossible) as refusal:
        decide(clerk, of_the_head, "granted")
    assert refusal.value.params["reason"] == "no-recusal"


def test_where_somebody_else_heads_the_body_nobody_above_learns_of_it(head, above, of_the_head):
    second = world.staff(world.LEAD, "petitions-head", "head")
    recuse(head, of_the_head)
    with pytest.raises(NotFound):
        api.officer_case(above, of_the_head)
    assert decide(second, of_the_head, "granted").assigned_to is None


def test_what_was_denied_above_bars_nobody(head, above, officer, of_the_head):
    recuse(head, of_the_head)
    decide(above, of_the_head, "denied")
    assert api.officer_case(head, of_the_head).recused == ()
    recuse(head, of_the_head)
    assert decide(above, of_the_head, "granted", to=str(officer.account_id)).assigned_to == officer.account_id


def test_it_takes_part_again_where_it_had_the_case_before(head, above, of_the_head):
    row = CaseParticipant.objects.create(case_id=api.get_case(head, of_the_head).id, body=ABOVE, role="past", place=3)
    recuse(head, of_the_head)
    now = CaseParticipant.objects.get(body=ABOVE)
    assert (now.role, now.place, now.begin_by is not None) == ("co", row.place, True)


def test_where_nobody_above_heads_anything_it_waits_for_a_head(head, of_the_head):
    recuse(head, of_the_head)
    second = world.staff(world.LEAD, "petitions-head", "head")
    assert decide(second, of_the_head, "granted").assigned_to is None
    assert not CaseParticipant.objects.filter(role="co").exists()


def test_why_somebody_keeps_off_is_read_by_whoever_decides_and_by_no_body_that_only_takes_part(
    head, above, officer, outsider, of_the_head
):
    asked = {"bodies": [world.OTHER_BODY], "words": "Chiroqlar kimning balansida ekanini yozing."}
    api.perform(head, case=of_the_head, act="involve", said=asked)
    recuse(head, of_the_head)

    def reason(who):
        lines = api.officer_case(who, of_the_head).timeline
        return next(line.words.get("text") for line in lines if line.code == "recusal_asked")

    assert (reason(officer), reason(above), reason(outsider)) == (REASON, REASON, None)
    decide(above, of_the_head, "granted")
    assert reason(above) is None
