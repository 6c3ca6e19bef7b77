"""What must hold among the days of a year: none idle, exchanges with both halves, places that exist. Reads no file."""

from collections.abc import Collection, Mapping
from datetime import date

from ..types import CalendarKind, SpecialDay
from .mistakes import did_you_mean
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
        local = "regions" in day or "bodies" in day
        for kind in day.get("weeks", days):
            _check_day(day, kind, exchanges)
            if local and day.date("date") in days[kind]:
                day.complain(f"{day.get('date')} is special for the whole country in the {kind}-day week already.")


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


def check_places(day: Node, regions: Collection[str], bodies: Collection[str]) -> None:
    """The regions and bodies of a day that is theirs alone; an empty ``regions`` is not judged."""
    for named in day.each("regions"):
        if regions and named.value not in regions:
            named.complain(f"There is no region {named.value}.", did_you_mean(named.value, regions))
    for named in day.each("bodies"):
        if named.value not in bodies:
            named.complain(f"There is no body “{named.value}”.", did_you_mean(named.value, bodies))
