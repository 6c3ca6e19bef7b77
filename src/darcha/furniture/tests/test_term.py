"""The calendar of a term shows the days that count, those that do not, today and the last day."""

from datetime import date, timedelta

from darcha.furniture.term import TermDay, term_calendar

MONDAY = date(2026, 3, 2)


def plain(*offsets, **more):
    return [TermDay(MONDAY + timedelta(days=n), counted=n > 0, **more) for n in offsets]


def cells(calendar):
    return {cell.on: cell for week in calendar.weeks for cell in week}


def test_calendar_days_from_registration_to_the_answer() -> None:
    start, due = date(2026, 3, 10), date(2026, 3, 25)
    days = [TermDay(start + timedelta(days=n), counted=n > 0, is_off=n == 11) for n in range(16)]
    calendar = term_calendar(days, starts_on=start, due_on=due, today=date(2026, 3, 17))

    shown = cells(calendar)
    assert [len(week) for week in calendar.weeks] == [7, 7, 7]
    assert shown[date(2026, 3, 9)].state == "outside"
    assert shown[start].state == "start" and shown[start].number is None
    assert shown[date(2026, 3, 11)].number == 1
    assert shown[date(2026, 3, 17)].is_today and shown[date(2026, 3, 17)].number == 7
    assert shown[due].state == "due" and shown[due].number == 15
    assert shown[date(2026, 3, 21)].is_off


def test_days_that_do_not_count_are_skipped_with_their_reason() -> None:
    start, due = date(2026, 8, 28), date(2026, 9, 2)
    days = [
        TermDay(date(2026, 8, 29), counted=False, is_off=True),
        TermDay(date(2026, 8, 30), counted=False, is_off=True),
        TermDay(date(2026, 8, 31), counted=False, note="PF-1", is_off=True),
        TermDay(date(2026, 9, 1), counted=False, note="Mustaqillik kuni", is_off=True),
        TermDay(due, counted=True),
    ]
    shown = cells(term_calendar(days, starts_on=start, due_on=due, today=start))
    assert shown[date(2026, 8, 31)].state == "skipped" and shown[date(2026, 8, 31)].note == "PF-1"
    assert shown[due].state == "due" and shown[due].number == 1


def test_an_extension_a_moved_end_and_a_doubt_have_signs() -> None:
    day = timedelta(days=1)
    days = [
        *plain(0, 1),
        TermDay(MONDAY + 2 * day, counted=True, kind="extension", sign="+1"),
        TermDay(MONDAY + 3 * day, counted=False, is_off=True, sign="–", is_doubtful=True),
        TermDay(MONDAY + 4 * day, counted=False, kind="moved", sign="→"),
    ]
    calendar = term_calendar(days, starts_on=MONDAY, due_on=MONDAY + 4 * day, today=MONDAY)
    week = calendar.weeks[0]
    assert [cell.state for cell in week[:5]] == ["start", "counted", "extension", "skipped", "due"]
    assert [cell.sign for cell in week[:5]] == ["", "", "+1", "–", "→"]
    assert week[4].is_moved and week[3].is_doubtful and not week[2].is_moved
    assert calendar.has("extension") and not calendar.has("stopped")


def test_a_clock_that_stands_stands_until_today() -> None:
    stands = [*plain(0, 1), TermDay(MONDAY + timedelta(days=2), counted=False, kind="stopped", sign="II")]
    calendar = term_calendar(stands, starts_on=MONDAY, due_on=None, today=MONDAY + timedelta(days=8))
    shown = cells(calendar)
    states = [shown[MONDAY + timedelta(days=n)].state for n in range(14)]
    assert states == ["start", "counted", *["stopped"] * 7, *["outside"] * 5]
    assert calendar.due_on is None and shown[MONDAY + timedelta(days=8)].is_today
    assert term_calendar([], starts_on=MONDAY, due_on=None, today=MONDAY).weeks[0][0].state == "start"


def test_a_clock_stopped_on_the_first_day_keeps_what_that_day_gave() -> None:
    shown = cells(term_calendar(plain(0), starts_on=MONDAY, due_on=None, today=MONDAY + timedelta(days=1)))
    assert [shown[MONDAY + timedelta(days=n)].state for n in range(3)] == ["start", "stopped", "outside"]


def test_months_are_named_where_they_begin() -> None:
    calendar = term_calendar([], starts_on=date(2026, 3, 30), due_on=date(2026, 4, 2), today=MONDAY)
    assert [cell.label for cell in calendar.weeks[0]] == ["30.03", "31", "1.04", "2", "3", "4", "5"]
