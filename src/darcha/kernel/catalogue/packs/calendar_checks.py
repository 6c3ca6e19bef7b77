"""What must hold between the days of one year: none is idle, exchanges have both halves. Reads no files."""

from collections.abc import Mapping
from datetime import date

from ..types import CalendarKind, SpecialDay
from .nodes import Node


def check_calendar(year: Node, days: Mapping[CalendarKind, Mapping[date, SpecialDay]]) -> None:
    """Complain about days that change nothing, and about an exchange of which only one half is written."""
    exchanges = {
        (day.get("date"), day.get("from"), kind)
        for day in year.each("days")
        if "from" in day
        for kind in day.get("weeks", days)
    }
    for day in year.each("days"):
        for kind in day.get("weeks", days):
            _check_day(day, kind, exchanges)


def _check_day(day: Node, kind: CalendarKind, exchanges: set[tuple[str, str, CalendarKind]]) -> None:
    on = day.date("date")
    plain = on.weekday() < (5 if kind == "five" else 6)
    works = day.get("kind") == "moved-working-day"
    if works is plain and day.get("kind") != "holiday":
        day.complain(
            f"{on} {'works' if plain else 'is a day off'} in the {kind}-day week anyway.",
            "Look at the date and at weeks.",
        )
    given = day.get("from")
    if works and (given, day.get("date"), kind) not in exchanges:
        day.complain(f"{on} works, but no day off is given for it.", f"Add the day off {given} from {on}.")
