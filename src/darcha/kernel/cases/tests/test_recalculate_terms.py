"""A new decree: what would move is seen first, applied case by case, told, and can be taken back. Closed cases never
change."""

import json
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from darcha.ground import clock
from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.ground.refusals import NotAllowed
from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case, CaseEvent, CaseRung, TermMove
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal
from darcha.kernel.notifications import api as notifications

from . import world
from .test_pay import pay
from .world import LAW, PERMIT, send

PACKS = Path(__file__).parents[5] / "packs"
OPERATOR = Principal.system("cli")
DAY_OFF = {"date": "2026-03-25", "kind": "moved-day-off", "name": "extra", "act": "pf-257"}
BEFORE, AFTER = date(2026, 3, 24), date(2026, 3, 26)  # the 15th day of 6 March is Navruz, and rolls over it


@pytest.fixture
def decree(tmp_path: Path, settings, packs) -> Callable[..., None]:
    """Another release of the packs, with one more day in the year 2026."""
    told = []

    def publish(*days: dict[str, object]) -> None:
        told.append(days)
        folder = shutil.copytree(PACKS, tmp_path / f"release-{len(told)}")
        with (folder / "national" / "calendars" / "2026.yaml").open("a", encoding="utf-8") as year:
            year.writelines(f"  - {json.dumps(day)}\n" for day in days)
        settings.DARCHA_PACKS_DIR = str(folder)
        catalogue.forget_versions()
        catalogue.publish_packs()

    return publish


@pytest.fixture
def letter(citizen):
    """Registered on 6 March; its 15th day is 21 March, a holiday."""
    return send(citizen)


def case_of(receipt) -> Case:
    return Case.objects.get(public_id=receipt.public_id)


def apply():
    recalculation = api.begin_recalculation(OPERATOR)
    return recalculation, run(recalculation)


def run(recalculation):
    done = [api.recalculate_terms(OPERATOR, recalculation=recalculation)]
    while done[-1].last is not None:
        done.append(api.recalculate_terms(OPERATOR, recalculation=recalculation, after=done[-1].last))
    return sum(one.pinned for one in done), sum(one.moved for one in done), sum(one.kept for one in done)


DAYS = ({**DAY_OFF, "date": "2026-03-24"}, DAY_OFF)


def test_an_open_case_keeps_its_calendar_until_the_decree_is_applied(decree, letter, citizen, officer):
    decree(*DAYS)
    assert case_of(letter).due_on == BEFORE
    assert api.due_with_derivation(citizen, letter.public_id).due_on == BEFORE
    api.assign(officer, case=letter.public_id, to=officer.account_id)
    assert case_of(letter).due_on == BEFORE
    assert case_of(send(citizen)).due_on == AFTER


def test_the_preview_says_which_days_differ_how_many_move_and_who_is_told(decree, letter):
    decree(*DAYS)
    found = api.preview_recalculation(OPERATOR)
    assert [(day.on, day.works, day.ref) for day in found.changed_days] == [
        (BEFORE, False, "PF-257, 24.12.2025"),
        (date(2026, 3, 25), False, "PF-257, 24.12.2025"),
    ]
    assert [(one.service_key, one.before, one.after, one.cases) for one in found.moves] == [
        ("appeal", BEFORE, AFTER, 1)
    ]
    assert (found.open_cases, found.told, found.over_at_once, found.cannot) == (1, 1, 0, ())
    assert case_of(letter).due_on == BEFORE and not TermMove.objects.exists()


def test_applied_the_date_moves_on_the_row_the_page_the_timeline_and_in_a_notice(decree, letter, citizen):
    decree(*DAYS)
    _, done = apply()
    deliver_all()
    assert done == (1, 1, 0)
    assert case_of(letter).due_on == AFTER == api.due_with_derivation(citizen, letter.public_id).due_on
    line = CaseEvent.objects.get(code="recalculated")
    assert line.params == {"before": "2026-03-24", "after": "2026-03-26"} and line.for_applicant
    assert JournalEntry.objects.filter(act="cases.recalculated").count() == 1
    assert [one.body for one in notifications.inbox_of(citizen) if "26.03.2026" in one.body]


def test_applied_twice_nothing_happens_twice(decree, letter):
    decree(*DAYS)
    first, _ = apply()
    again, done = apply()
    assert (again, done) == (first, (0, 0, 0)) and TermMove.objects.count() == 1


def test_a_case_whose_end_stays_is_pinned_without_a_word(decree, citizen, letter):
    decree({**DAY_OFF, "date": "2026-04-15"})
    assert apply()[1] == (1, 0, 0)
    assert case_of(letter).calendar_id == catalogue.edition_id()
    assert not CaseEvent.objects.filter(code="recalculated").exists()


def test_undone_the_case_has_its_calendar_and_its_date_back(decree, letter, citizen):
    was = case_of(letter).calendar_id
    decree(*DAYS)
    recalculation, _ = apply()
    undoing = api.undo_recalculation(OPERATOR, recalculation=recalculation)
    assert api.undo_recalculation(OPERATOR, recalculation=recalculation) == undoing
    assert run(undoing) == (1, 1, 0) and run(undoing) == (0, 0, 0)
    case = case_of(letter)
    assert (case.calendar_id, case.due_on) == (was, BEFORE)
    assert api.due_with_derivation(citizen, letter.public_id).due_on == BEFORE
    assert [line.params["after"] for line in CaseEvent.objects.filter(code="recalculated").order_by("id")] == [
        "2026-03-26",
        "2026-03-24",
    ]


def test_after_an_undo_it_can_be_applied_again(decree, letter):
    decree(*DAYS)
    first, _ = apply()
    run(api.undo_recalculation(OPERATOR, recalculation=first))
    second, done = apply()
    assert second != first and done == (1, 1, 0) and case_of(letter).due_on == AFTER


def test_a_closed_case_never_changes(decree, letter, officer, citizen):
    api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar taʼmirlandi.")
    before = api.due_with_derivation(citizen, letter.public_id)
    decree(*DAYS)
    assert api.preview_recalculation(OPERATOR).open_cases == 0
    assert apply()[1] == (0, 0, 0)
    assert api.due_with_derivation(citizen, letter.public_id) == before


def test_a_case_closed_after_it_was_moved_is_not_moved_back(decree, letter, officer):
    decree(*DAYS)
    recalculation, _ = apply()
    api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar taʼmirlandi.")
    assert run(api.undo_recalculation(OPERATOR, recalculation=recalculation)) == (0, 0, 0)
    assert case_of(letter).due_on == AFTER


def test_a_term_in_hours_moves_by_the_hour(decree, citizen, now):
    now.move_to("2026-03-25T17:00+05:00")
    world.car_of(citizen)
    receipt = send(citizen, PERMIT, world.PERMIT_ANSWERS)
    pay(receipt)
    deliver_all()
    assert clock.parse(case_of(receipt).due_at) == datetime.fromisoformat("2026-03-26T10:00+05:00")
    decree({**DAY_OFF, "date": "2026-03-26"})
    (move,) = api.preview_recalculation(OPERATOR).moves
    assert (move.before.isoformat(), move.after.isoformat()) == (
        "2026-03-26T10:00:00+05:00",
        "2026-03-27T10:00:00+05:00",
    )


def test_a_registration_that_took_place_stands_though_its_day_is_off_now(decree, letter, citizen):
    """Registered on Friday 6 March at 10:00; a decree later makes that Friday a day off."""
    decree({**DAY_OFF, "date": "2026-03-06"})
    apply()
    answer = api.due_with_derivation(citizen, letter.public_id)
    assert answer.registered_at == letter.registered_at and answer.due_on == BEFORE == case_of(letter).due_on


def test_a_registration_that_is_still_to_come_moves(decree, citizen, now):
    now.move_to("2026-03-14T12:00+05:00")  # a Saturday: registered on Monday 16 March
    receipt = send(citizen)
    assert receipt.registered_at == datetime.fromisoformat("2026-03-16T09:00+05:00")
    decree({**DAY_OFF, "date": "2026-03-16"})
    apply()
    case = case_of(receipt)
    assert clock.parse(case.registered_at) == datetime.fromisoformat("2026-03-17T09:00+05:00")
    assert (case.starts_on, case.due_on) == (date(2026, 3, 17), date(2026, 4, 1))


def test_who_would_be_late_at_once_is_said(decree, citizen, now):
    receipt = send(citizen)
    decree({**DAY_OFF, "date": "2026-03-24"})
    apply()
    assert case_of(receipt).due_on == date(2026, 3, 25)
    now.move_to("2026-03-25T12:00+05:00")
    decree()
    assert api.preview_recalculation(OPERATOR).over_at_once == 1


def test_a_history_that_would_not_be_lawful_keeps_its_calendar(decree, letter, citizen, now):
    """Extended on the last day of the longer calendar; by the shorter one the term was over by then."""
    decree({**DAY_OFF, "date": "2026-03-24"})
    apply()
    kept = case_of(letter).calendar_id
    CaseEvent.objects.create(
        case=case_of(letter),
        code="extended",
        at=datetime.fromisoformat("2026-03-25T16:00+05:00"),
        actor_kind="body",
        params={"by": "P1M"},
    )
    now.move_to("2026-03-25T17:00+05:00")
    decree()
    assert api.preview_recalculation(OPERATOR).cannot == (letter.number,)
    assert apply()[1] == (0, 0, 1)
    assert case_of(letter).calendar_id == kept


def test_many_are_taken_some_at_a_time(decree, citizen, monkeypatch):
    from darcha.kernel.cases.commands import recalculate_terms

    monkeypatch.setattr(recalculate_terms, "AT_ONCE", 2)
    for _ in range(5):
        send(citizen)
    decree(*DAYS)
    assert apply()[1] == (5, 5, 0)


def test_only_the_operator_looks_applies_and_undoes(decree, officer):
    decree(*DAYS)
    for call in (
        lambda: api.preview_recalculation(officer),
        lambda: api.count_counted_otherwise(officer),
        lambda: api.begin_recalculation(officer),
        lambda: api.recalculate_terms(officer, recalculation=catalogue.edition_id()),
        lambda: api.undo_recalculation(officer, recalculation=catalogue.edition_id()),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_an_unknown_recalculation_is_refused(decree, letter):
    nothing = catalogue.edition_id()
    with pytest.raises(errors.RecalculationUnknown):
        api.recalculate_terms(OPERATOR, recalculation=nothing)
    with pytest.raises(errors.RecalculationUnknown):
        api.undo_recalculation(OPERATOR, recalculation=nothing)


def test_how_many_are_counted_otherwise(decree, letter):
    assert api.count_counted_otherwise(OPERATOR) == 0
    decree(*DAYS)
    assert api.count_counted_otherwise(OPERATOR) == 1


def test_the_ladder_follows_the_moved_end_and_repeats_nothing_when_it_is_taken_back(decree, letter, now):
    def fired() -> list[tuple[str, str]]:
        rungs = CaseRung.objects.order_by("id").values_list("rung", "end")
        return [(rung, f"{clock.parse(end):%d.%m}") for rung, end in rungs]

    now.move_to("2026-03-25T00:00+05:00")
    api.sweep_terms(OPERATOR)
    assert fired() == [("reminder", "25.03"), ("ended", "25.03")]
    decree(*DAYS)
    recalculation, _ = apply()
    assert api.sweep_terms(OPERATOR).cases == 0  # the new end lies ahead, its reminder behind
    now.move_to("2026-03-26T12:00+05:00")
    run(api.undo_recalculation(OPERATOR, recalculation=recalculation))
    assert api.sweep_terms(OPERATOR).rungs == 1  # what was due at the old end meanwhile
    assert fired()[2:] == [("head-again", "25.03")]
    decree(*DAYS)
    apply()
    now.move_to("2026-03-27T00:00+05:00")
    api.sweep_terms(OPERATOR)
    assert fired()[3:] == [("ended", "27.03")]
