"""What must hold among the days of a year: none idle, exchanges with both halves, places that exist. Reads no file."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from ..types import CalendarKind, SpecialDay
from .mistakes import Report, did_you_mean
from .nodes import Node


def check_week(week: Node) -> None:
    """Offices open before they close."""
    hours = week.at("office_hours")
    if hours.get("opens") >= hours.get("closes"):
        hours.complain("The offices close before they open.", "Write opens: “09:00”, closes: “18:00”.")


def check_years(week: Node, years: Iterable[Node], report: Report) -> None:
    """One file for each year until the last decreed one: a missing year would silently have no moved days."""
    written = {int(year.get("year")) for year in years}
    decreed = week.date("decreed_through").year
    for missing in sorted(set(range(min({*written, decreed}), max({*written, decreed}) + 1)) - written):
        report.add(f"national/calendars/{missing}.yaml", 1, "This file is missing.", "The years follow one another.")


def check_calendar(year: Node, days: Mapping[CalendarKind, Mapping[date, SpecialDay]]) -> None:
    """Complain about days that change nothing, and about an exchange of which only one half is written."""
    number = year.get("year")
    if not year.file.endswith(f"/{number}.yaml"):
        year.at("year").complain(f"The year {number} stands in {year.file}.", f"Call the file {number}.yaml.")
    exchanges = {
        (day.get("date"), day.get("from"), kind)
        for day in year.each("days")
        if "from" in day
        for kind in day.get("weeks", days)
    }
    for day in year.each("days"):
        local = "regions" in day or "bodies" in day
        if not year.get("decreed") and day.get("confirmed", True):
            day.complain(f"{day.get('date')} is not decreed yet.", "Say “confirmed: false” until the decree is known.")
        for kind in day.get("weeks", days):
            _check_day(day, kind, exchanges, days[kind])
            if local and day.date("date") in days[kind]:
                day.complain(
                    f"{day.get('date')} is special for the whole country in the {kind}-day week already.",
                    "Take it out for the regions and bodies.",
                )


def _check_day(
    day: Node, kind: CalendarKind, exchanges: set[tuple[str, str, CalendarKind]], days: Mapping[date, SpecialDay]
) -> None:
    on = day.date("date")
    plain = _works(on, kind)
    works = day.get("kind") == "moved-working-day"
    if works is plain and day.get("kind") != "holiday":
        day.complain(
            f"{on} {'works' if plain else 'is a day off'} in the {kind}-day week anyway.",
            "Look at the date and at weeks.",
        )
    given = day.find_date("from")
    paired = given is not None and (day.get("from"), day.get("date"), kind) in exchanges
    if works and not paired:
        day.complain(f"{on} works, but no day off is given for it.", f"Add the day off {given} from {on}.")
    if not works and given is not None and not paired and not _was_lost(given, kind, days):
        day.complain(
            f"{on} is moved from {given}, but {given} is no holiday and does not work in exchange.",
            f"Add the working day {given} from {on}.",
        )


def check_places(day: Node, regions: Collection[str], bodies: Collection[str]) -> None:
    """The regions and bodies of a day that is theirs alone; an empty ``regions`` is not judged."""
    for named in day.each("regions"):
        if regions and named.value not in regions:
            named.complain(f"There is no region {named.value}.", did_you_mean(named.value, regions))
    for named in day.each("bodies"):
        if named.value not in bodies:
            named.complain(f"There is no body “{named.value}”.", did_you_mean(named.value, bodies))


def _was_lost(given: date, kind: CalendarKind, days: Mapping[date, SpecialDay]) -> bool:
    """Whether a holiday fell on a day that is off anyway."""
    special = days.get(given)
    return special is not None and special.kind == "holiday" and not _works(given, kind)


def _works(on: date, kind: CalendarKind) -> bool:
    return on.weekday() < (5 if kind == "five" else 6)
