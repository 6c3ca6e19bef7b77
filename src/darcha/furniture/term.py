"""The little calendar of a lawful term: weeks of days that count, days that do not, today and the last day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DayState = Literal["outside", "start", "counted", "skipped", "due"]


@dataclass(frozen=True, slots=True)
class TermDay:
    """One day of a derivation. ``note`` says why it is special: a holiday by its act, a pause."""

    on: date
    counted: bool
    note: str = ""
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class DayCell:
    """One square of the calendar."""

    on: date
    state: DayState
    number: int | None = None
    note: str = ""
    is_off: bool = False
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class TermCalendar:
    """Whole weeks from the start of a term to its last day."""

    weeks: tuple[tuple[DayCell, ...], ...]
    starts_on: date
    due_on: date


def term_calendar(
    days: Iterable[TermDay], *, starts_on: date, due_on: date, today: date, from_on: date | None = None
) -> TermCalendar:
    """Squares for every day from the Monday before the start to the Sunday after the end.

    ``days`` are the days of the derivation in order; days that it does not name are outside the term.
    """
    known = {day.on: day for day in days}
    first = min(from_on or starts_on, starts_on)
    monday = first - timedelta(days=first.weekday())
    last = due_on + timedelta(days=6 - due_on.weekday())
    cells: list[DayCell] = []
    number = 0
    on = monday
    while on <= last:
        day = known.get(on)
        is_counted = bool(day and day.counted and on > starts_on)
        number += is_counted
        cells.append(
            DayCell(
                on=on,
                state=_state(on, starts_on, due_on, day, is_counted),
                number=number if is_counted else None,
                note=day.note if day else "",
                is_off=bool(day and day.is_off),
                is_today=on == today,
            )
        )
        on += timedelta(days=1)
    weeks = tuple(tuple(cells[i : i + 7]) for i in range(0, len(cells), 7))
    return TermCalendar(weeks=weeks, starts_on=starts_on, due_on=due_on)


def _state(on: date, starts_on: date, due_on: date, day: TermDay | None, is_counted: bool) -> DayState:
    if on == due_on:
        return "due"
    if on == starts_on:
        return "start"
    if is_counted:
        return "counted"
    return "skipped" if day is not None and starts_on < on < due_on else "outside"
