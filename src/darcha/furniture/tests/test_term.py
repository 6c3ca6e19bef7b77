"""The calendar of a term shows the days that count, those that do not, today and the last day."""

from datetime import date, timedelta

from darcha.furniture.term import TermDay, term_calendar


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
