"""The little calendar of a lawful term: weeks of days that count, days that do not, today and the last day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

DayState = Literal["outside", "start", "counted", "extension", "skipped", "stopped", "due"]
DayKind = Literal["", "extension", "stopped", "moved"]
STOPPED = "II"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TermDay:
    """One day of a derivation. ``note`` says why it is special: a holiday by its act, a pause.

    ``sign`` stands in its square in place of the running number; ``is_doubtful``: not decreed yet.
    """

    on: date
    counted: bool
    note: str = ""
    is_off: bool = False
    kind: DayKind = ""
    sign: str = ""
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class DayCell:
    """One square of the calendar. ``is_moved``: the last day, because the counted one was a day off."""

    on: date
    state: DayState
    number: int | None = None
    note: str = ""
    is_off: bool = False
    is_today: bool = False
    sign: str = ""
    is_moved: bool = False
    is_doubtful: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class TermCalendar:
    """Whole weeks from the start of a term to its last day; to today while the clock stands and there is none."""

    weeks: tuple[tuple[DayCell, ...], ...]
    starts_on: date
    due_on: date | None

    def has(self, state: DayState) -> bool:
        """Whether any square is of that state."""
        return any(cell.state == state for week in self.weeks for cell in week)


def term_calendar(
    days: Iterable[TermDay], *, starts_on: date, due_on: date | None, today: date, from_on: date | None = None
) -> TermCalendar:
    """Squares for every day from the Monday before the start to the Sunday after the end.

    ``days`` are the days of the derivation in order; days that it does not name are outside the term. ``due_on`` None:
    the clock stands, from the last of these days on.
    """
    known = {day.on: day for day in days}
    if due_on is None and known:
        stands = max(known)
        known |= {on: TermDay(on, False, kind="stopped", sign=STOPPED) for on in _after(stands, today)}
    first = min(from_on or starts_on, starts_on)
    on = first - timedelta(days=first.weekday())
    end = due_on or max([*known, starts_on])
    last = end + timedelta(days=6 - end.weekday())
    cells: list[DayCell] = []
    number = 0
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
                sign=day.sign if day else "",
                is_moved=bool(day and day.kind == "moved"),
                is_doubtful=bool(day and day.is_doubtful),
                label=f"{on.day}.{on:%m}" if not cells or on.day == 1 else str(on.day),
            )
        )
        on += ONE_DAY
    weeks = tuple(tuple(cells[i : i + 7]) for i in range(0, len(cells), 7))
    return TermCalendar(weeks=weeks, starts_on=starts_on, due_on=due_on)


def _after(stands: date, today: date) -> Iterable[date]:
    return (stands + timedelta(days=n) for n in range(1, (today - stands).days + 1))


def _state(on: date, starts_on: date, due_on: date | None, day: TermDay | None, is_counted: bool) -> DayState:
    if on == due_on:
        return "due"
    if day is not None and day.kind == "stopped":
        return "stopped"
    if on == starts_on:
        return "start"
    if is_counted:
        return "extension" if day is not None and day.kind == "extension" else "counted"
    return "skipped" if day is not None and starts_on < on < (due_on or date.max) else "outside"
