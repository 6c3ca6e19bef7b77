"""The sweep of every minute: each rung once, in order, with true times, whatever happens to the worker or a case."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.models import Case, CaseEvent, CaseRung

from . import world
from .test_pay import pay
from .world import LAW, PERMIT, SYSTEM, send

# A petition of Friday 6 March is due on the 24th; the office works on the 25th, 26th and 27th.
REMINDER, END, AGAIN, INSPECTORATE = (
    clock.parse(moment) for moment in ("2026-03-19T09:00", "2026-03-25T00:00", "2026-03-25T18:00", "2026-03-27T18:00")
)
EVERYTHING = [("reminder", REMINDER), ("ended", END), ("head-again", AGAIN), ("inspectorate", INSPECTORATE)]


def fired(case) -> list[tuple]:
    """Keys and moments in the order in which they were fired."""
    rows = CaseRung.objects.filter(case__public_id=case.public_id).order_by("done_at", "id")
    return [(row.rung, clock.parse(row.due_at)) for row in rows]


def done(case) -> list:
    rows = CaseRung.objects.filter(case__public_id=case.public_id).order_by("id")
    return [clock.parse(row.done_at) for row in rows]


def row_of(case) -> Case:
    return Case.objects.get(public_id=case.public_id)


def sweep_each(now, until, step=timedelta(hours=3)) -> None:
    """A worker that is there all the time, if not quite every minute."""
    while clock.now() < until:
        now.tick(step)
        api.sweep_terms(SYSTEM)


@pytest.fixture
def letter(citizen, now):
    now.move_to("2026-03-06T17:59+05:00")
    return send(citizen)


@pytest.fixture
def permit(citizen, now):
    """Paid on Friday at five, so due on Tuesday at ten: Monday is a moved day off."""
    now.move_to("2026-03-06T17:00+05:00")
    world.car_of(citizen)
    receipt = send(citizen, PERMIT, world.PERMIT_ANSWERS)
    pay(receipt)
    deliver_all()
    return receipt


def test_a_new_case_waits_for_its_first_rung(letter):
    assert clock.parse(row_of(letter).sweep_at) == REMINDER


def test_each_rung_is_fired_once_at_its_time_and_then_nothing_is_wanted(letter, now):
    for moment in (REMINDER, END, AGAIN, INSPECTORATE):
        now.move_to(moment - timedelta.resolution)
        assert api.sweep_terms(SYSTEM).cases == 0
        now.move_to(moment)
        assert (api.sweep_terms(SYSTEM).rungs, api.sweep_terms(SYSTEM).cases) == (1, 0)
    assert fired(letter) == EVERYTHING
    assert done(letter) == [moment for _, moment in EVERYTHING]
    assert row_of(letter).sweep_at is None


def test_a_worker_that_was_away_catches_up_in_order_with_true_times(letter, now):
    now.move_to(END + timedelta(days=2))
    assert api.sweep_terms(SYSTEM).rungs == 3
    assert fired(letter) == EVERYTHING[:3]
    assert done(letter) == [END + timedelta(days=2)] * 3
    sweep_each(now, INSPECTORATE + timedelta(days=3))
    assert fired(letter) == EVERYTHING


def test_the_office_and_the_applicant_can_read_it(letter, now, citizen, officer):
    now.move_to(INSPECTORATE)
    api.sweep_terms(SYSTEM)
    said = [line["text"] for line in lines_in("en", citizen, letter)]
    assert said[-3:] == [
        "The term has passed (24.03.2026); the head of the body was told",
        "Still no decision; the head of the body was told",
        "Still no decision; the supervising body was told",
    ]
    codes = [line.code for line in api.officer_case(officer, letter.public_id).timeline]
    assert codes[-4:] == ["reminded", "overdue", "escalated", "escalated"]
    assert "reminded" not in [line.code for line in api.case_for(citizen, letter.public_id).timeline]
    acts = apps.get_model("ground", "JournalEntry").objects.filter(about=f"case:{row_of(letter).id}")
    climbed = acts.get(act="cases.climbed")
    assert climbed.actor_kind == "system"
    assert climbed.details["rungs"] == [[key, moment.isoformat()] for key, moment in EVERYTHING]


def lines_in(language, who, case):
    from darcha.kernel.cases.resources import entry_json

    return [entry_json(line, language) for line in api.case_for(who, case.public_id).timeline]


def test_one_event_for_each_rung(letter, now):
    now.move_to(INSPECTORATE)
    api.sweep_terms(SYSTEM)
    told = apps.get_model("ground", "OutboxEvent").objects.filter(name="cases.TermRungReached").order_by("id")
    assert [event.facts["rung"] for event in told] == [key for key, _ in EVERYTHING]
    assert {event.facts["end"] for event in told} == {row_of(letter).pressing_at.isoformat().replace("+00:00", "Z")}


def test_a_decision_between_rungs_ends_the_ladder(letter, now, officer):
    now.move_to(END)
    api.sweep_terms(SYSTEM)
    api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar 20-martgacha tuzatiladi.")
    assert row_of(letter).sweep_at is None
    sweep_each(now, INSPECTORATE + timedelta(days=1))
    assert fired(letter) == EVERYTHING[:2]


def test_a_withdrawal_between_rungs_ends_the_ladder(letter, now, citizen):
    now.move_to(REMINDER)
    api.sweep_terms(SYSTEM)
    api.withdraw(citizen, case=letter.public_id)
    sweep_each(now, INSPECTORATE + timedelta(days=1))
    assert fired(letter) == EVERYTHING[:1]


def test_nothing_is_wanted_of_a_case_that_is_not_paid(citizen, now):
    world.car_of(citizen)
    receipt = send(citizen, PERMIT, world.PERMIT_ANSWERS)
    assert row_of(receipt).sweep_at is None
    pay(receipt)
    deliver_all()
    assert row_of(receipt).sweep_at is not None


def test_a_stopped_clock_fires_nothing_and_goes_on_with_the_new_end(permit, now, inspector, citizen):
    now.move_to("2026-03-10T09:15+05:00")
    api.ask_applicant(inspector, case=permit.public_id, words="Avtomobil raqami qanday?")
    assert row_of(permit).sweep_at is None
    now.move_to("2026-03-11T14:00+05:00")
    assert api.sweep_terms(SYSTEM).cases == 0
    api.answer(citizen, case=permit.public_id, words="01A123BC")  # 45 minutes are left: until 14:45
    sweep_each(now, clock.parse("2026-03-11T17:00"), timedelta(minutes=15))
    assert fired(permit) == [
        ("reminder", clock.parse("2026-03-11T14:15")),
        ("ended", clock.parse("2026-03-11T14:45")),
        ("head-again", clock.parse("2026-03-11T16:45")),
    ]


def test_a_reminder_that_a_moved_end_puts_into_the_past_is_not_sent(permit, now, inspector, citizen):
    now.move_to("2026-03-10T09:45+05:00")
    api.sweep_terms(SYSTEM)
    api.ask_applicant(inspector, case=permit.public_id, words="Avtomobil raqami qanday?")
    now.move_to("2026-03-11T14:00+05:00")
    api.answer(citizen, case=permit.public_id, words="01A123BC")  # a quarter of an hour is left
    sweep_each(now, clock.parse("2026-03-11T15:00"), timedelta(minutes=15))
    assert fired(permit) == [
        ("reminder", clock.parse("2026-03-10T09:30")),
        ("ended", clock.parse("2026-03-11T14:15")),
    ]


def test_an_extension_arms_the_ladder_anew_and_repeats_nothing_for_the_old_end(letter, now, officer):
    now.move_to(REMINDER)
    api.sweep_terms(SYSTEM)
    CaseEvent.objects.create(
        case=row_of(letter), code="extended", at=clock.now(), actor_kind="body", params={"by": "P1M"}
    )
    api.ask_applicant(officer, case=letter.public_id, words="Koʻcha qayerda?")  # the law is asked anew; nothing stops
    end = clock.parse(row_of(letter).pressing_at)
    assert end > INSPECTORATE
    sweep_each(now, end + timedelta(days=10))
    ends = CaseRung.objects.filter(case=row_of(letter)).order_by("id").values_list("rung", "end")
    assert [(key, clock.parse(moment)) for key, moment in ends] == [
        ("reminder", END),
        *((key, end) for key in ("reminder", "ended", "head-again", "inspectorate")),
    ]


def test_a_clock_that_jumps_ahead_and_back_repeats_nothing(letter, now):
    now.move_to(END + timedelta(hours=1))
    assert api.sweep_terms(SYSTEM).rungs == 2
    now.move_to(REMINDER)
    sweep_each(now, INSPECTORATE + timedelta(days=1))
    assert fired(letter) == EVERYTHING
    assert CaseRung.objects.count() == len(EVERYTHING)


def test_the_number_that_must_be_none(letter, permit, now):
    now.move_to(END - timedelta.resolution)
    assert api.overdue_without_action() == 1  # the permit's term ended on the 10th
    now.move_to(END)
    assert api.overdue_without_action() == 2
    assert api.overdue_without_action(patience=timedelta(minutes=5)) == 1
    api.sweep_terms(SYSTEM)
    assert api.overdue_without_action() == 0


def test_a_reminder_alone_is_no_action(letter, now):
    now.move_to(REMINDER)
    api.sweep_terms(SYSTEM)
    now.move_to(END)
    assert api.overdue_without_action() == 1


def test_a_case_that_was_there_before_the_ladder_is_caught_up(letter, now):
    """As the migration leaves it: to be looked at, and nobody knows since when its end has held."""
    Case.objects.update(sweep_at=clock.now(), end_set_at=None)
    assert api.sweep_terms(SYSTEM).cases == 1
    assert clock.parse(row_of(letter).sweep_at) == REMINDER
    now.move_to(INSPECTORATE)
    api.sweep_terms(SYSTEM)
    assert fired(letter) == EVERYTHING


def test_a_rung_costs_few_statements(citizen, now, letter):
    send(citizen)
    now.move_to(END + timedelta(minutes=1))
    api.sweep_terms(SYSTEM)  # one that knows the packs
    now.move_to(INSPECTORATE)
    with CaptureQueriesContext(connection) as captured:
        assert api.sweep_terms(SYSTEM).rungs == 4
    # the page and the empty one after it; of each case: lock, claim, lines, journal, events, their jobs, row
    assert len([query for query in captured if "SAVEPOINT" not in query["sql"]]) <= 2 + 2 * 7
