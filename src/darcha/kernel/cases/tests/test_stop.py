"""To stop the clock and to let it go: on a ground of the term's law, and on no other."""

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotFound, WordsMissing
from darcha.kernel.cases.rules.term_refusals import StopNotLawful
from darcha.kernel.cases.types import CaseState

from . import world
from .test_pay import pay
from .variants import OFFICERS, PERMIT, country_of, packs_with

REASON = "Oynalar yorugʻlik oʻtkazuvchanligi boʻyicha ekspertizaga yuborildi."
ACTS = f"      - act: stop\n        {OFFICERS}\n      - act: resume\n        {OFFICERS}\n      - act: approve\n"


@pytest.fixture(scope="session")
def expert_packs(tmp_path_factory):
    """The law of the permit lets an examination stop the clock."""
    changes = (("      - act: approve\n", ACTS), ("stops_on: [asked]", "stops_on: [asked, expertise]"))
    return packs_with(tmp_path_factory.mktemp("expert"), PERMIT, *changes)


def sent():
    citizen = world.person(1)
    world.car_of(citizen)
    receipt = world.send(citizen, world.PERMIT, world.PERMIT_ANSWERS)
    pay(receipt)
    deliver_all()
    return citizen, receipt.public_id


@pytest.fixture
def permit(db, now, expert_packs, settings):
    """Paid on Friday at 10:00: due at noon."""
    with country_of(expert_packs, settings):
        yield sent()


@pytest.fixture
def expert(permit):
    return world.staff("yhxx", "permits-officer", services=(world.PERMIT,))


def stop(who, case, on="expertise", words=REASON):
    return api.perform(who, case=case, act="stop", said={"on": on, "words": words})


def resume(who, case, words=""):
    return api.perform(who, case=case, act="resume", said={"words": words})


def reasons(who, case):
    return {act.act.value: act.why_not for act in api.possible_actions(who, case)}


def test_the_clock_stands_while_the_examination_lasts(permit, expert, now):
    citizen, case = permit
    now.move_to("2026-03-06T11:00+05:00")
    row = stop(expert, case)
    assert row.due.stopped and row.due.due_at is None and row.state is CaseState.IN_PROGRESS
    now.move_to("2026-03-10T10:00+05:00")
    row = resume(expert, case)
    assert not row.due.stopped and f"{row.due.due_at:%d.%m %H:%M}" == "10.03 11:00", "the hour that was left"
    assert [line.code for line in api.case_for(citizen, case).timeline][-2:] == ["expertise_begun", "expertise_ended"]


def test_the_applicant_is_told_of_both(permit, expert):
    citizen, case = permit
    stop(expert, case)
    resume(expert, case)
    deliver_all()
    said = apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id)
    notices = {notice.key: notice.body for notice in said}
    assert REASON in notices["cases.expertise_begun"] and "cases.expertise_ended" in notices


def test_only_a_ground_of_the_law_stops_it(permit, expert):
    _, case = permit
    assert api.officer_case(expert, case).offers["stop-ground"] == ("expertise",), "asking has an act of its own"
    for on, refusal in (("payment", StopNotLawful), ("asked", StopNotLawful), ("", NeedsUnmet), ("Whim", NeedsUnmet)):
        with pytest.raises(refusal) as refused:
            stop(expert, case, on)
        assert set(refused.value.fields) == {"on"}
    with pytest.raises(WordsMissing):
        stop(expert, case, words="")
    assert not api.get_case(expert, case).due.stopped


def test_what_stands_is_not_stopped_again_and_what_runs_is_not_resumed(permit, expert):
    _, case = permit
    assert (reasons(expert, case)["stop"], reasons(expert, case)["resume"]) == (None, "term-not-stopped")
    stop(expert, case)
    assert (reasons(expert, case)["stop"], reasons(expert, case)["resume"]) == ("term-stopped", None)
    with pytest.raises(ActNotPossible):
        stop(expert, case)
    resume(expert, case)
    with pytest.raises(ActNotPossible):
        resume(expert, case)


def test_a_question_and_an_examination_hold_it_until_both_are_over(permit, expert):
    citizen, case = permit
    stop(expert, case)
    api.ask_applicant(expert, case=case, words="Qaysi oyna?")
    api.answer(citizen, case=case, words="Orqadagi")
    assert api.get_case(expert, case).due.stopped
    assert not resume(expert, case).due.stopped


def test_a_term_that_has_ended_is_stopped_no_more(permit, expert, now):
    now.move_to("2026-03-06T12:00+05:00")
    assert reasons(expert, permit[1])["stop"] == "term-over"


def test_a_stranger_finds_nothing(permit):
    with pytest.raises(NotFound):
        stop(world.staff("iiv", "petitions-officer"), permit[1])


def test_where_the_law_knows_no_such_ground_there_is_no_such_act(packs, now):
    _, case = sent()
    assert "stop" not in reasons(world.staff("yhxx", "permits-officer"), case)
