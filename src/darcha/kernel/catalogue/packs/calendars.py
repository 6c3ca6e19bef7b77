"""Compiles the working calendars of state bodies: the week, fixed holidays, each year's days. Ignores storing."""

from collections.abc import Collection, Mapping
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from darcha.ground.text import LANGUAGES, Text

from ..types import (
    Body,
    BodyWeek,
    CalendarBook,
    CalendarKind,
    LocalDay,
    PackInvalid,
    SpecialDay,
    WorkingCalendar,
)
from .calendar_checks import check_calendar, check_places, check_week, check_years
from .calendar_source import WEEK, CalendarSource, read_calendars
from .mistakes import Report, did_you_mean
from .nodes import Node

KINDS: tuple[CalendarKind, ...] = ("five", "six")
ONE_DAY = timedelta(days=1)


def load_calendars(folder: Path, bodies: Mapping[str, Body] | None = None) -> CalendarBook:
    """The calendars of a folder as a book. Raises PackInvalid with every mistake."""
    report = Report()
    source = read_calendars(folder, bodies or {}, report)
    book = compile_calendars(source, report) if source is not None else None
    if report or book is None:
        raise PackInvalid(report.mistakes)
    return book


def compile_calendars(
    source: CalendarSource, report: Report, regions: Collection[str] = (), bodies: Collection[str] | None = None
) -> CalendarBook:
    """The book of a source. What is wrong goes to the report; days may name ``regions`` and ``bodies`` alone."""
    week = Node(source.week, (), source.week.data, report)
    years = [Node(year, (), year.data, report) for year in source.years]
    check_week(week)
    check_years(week, years, report)
    reader = _Reader(week, report)
    for year in years:
        reader.add_year(year, regions, source.bodies if bodies is None else bodies)
    return CalendarBook(
        weeks={kind: reader.calendar(kind) for kind in KINDS},
        bodies={key: _body_week(traits) for key, traits in source.bodies.items()},
        local=tuple(reader.local),
        content_hash=source.content_hash,
    )


def _body_week(traits: Mapping[str, Any]) -> BodyWeek:
    hours = traits.get("office_hours", {})
    return BodyWeek(
        kind=traits.get("calendar", "five"),
        region=traits.get("region"),
        opens=time.fromisoformat(hours["opens"]) if hours else None,
        closes=time.fromisoformat(hours["closes"]) if hours else None,
    )


class _Reader:
    """Gathers the special days of both weeks, year by year."""

    def __init__(self, week: Node, report: Report) -> None:
        self._week = week
        self._report = report
        self._decreed_through = week.date("decreed_through")
        self._days: dict[CalendarKind, dict[date, SpecialDay]] = {kind: {} for kind in KINDS}
        self._years: set[int] = set()
        self.local: list[LocalDay] = []

    def add_year(self, year: Node, regions: Collection[str], bodies: Collection[str]) -> None:
        """The fixed holidays of that year and what its file says."""
        number = year.get("year")
        self._years.add(number)
        self._add_fixed(number)
        if year.get("decreed") is not (number <= self._decreed_through.year):
            year.at("decreed").complain(
                f"{number} does not agree with decreed_through in {WEEK}.", "Move both in one change."
            )
        for day in year.each("days"):
            check_places(day, regions, bodies)
            self._add_day(day, number)
        check_calendar(year, self._days)

    def calendar(self, kind: CalendarKind) -> WorkingCalendar:
        """One week with its days; years without a file get the fixed holidays, moved as the law moves them."""
        written = max(self._years, default=self._decreed_through.year)
        for number in range(written + 1, int(self._week.get("extends_through")) + 1):
            self._add_fixed(number)
            self._move_fixed(number, kind)
        hours = self._week.get("office_hours")
        return WorkingCalendar(
            kind=kind,
            opens=time.fromisoformat(hours["opens"]),
            closes=time.fromisoformat(hours["closes"]),
            decreed_through=self._decreed_through,
            special_days=dict(sorted(self._days[kind].items())),
        )

    def _add_fixed(self, number: int) -> None:
        act = self._act(self._week.at("fixed_act"))
        for holiday in self._week.each("fixed"):
            on = self._fixed_day(number, holiday.at("date"))
            if on is None:
                continue
            name = self._name(holiday.at("name"), None)
            for kind in KINDS:
                self._days[kind].setdefault(on, SpecialDay(on, "holiday", name, act[0], True, act[1]))

    @staticmethod
    def _fixed_day(year: int, day: Node) -> date | None:
        try:
            return date.fromisoformat(f"{year}-{day.value}")
        except ValueError:
            day.complain(f"Not every year has the day {day.value}.", "A fixed holiday has a day in every year.")
            return None

    def _add_day(self, day: Node, year: int) -> None:
        on = day.date("date")
        if on.year != year and on != date.min:
            day.at("date").complain(f"{on} is not a day of {year}.", "Each year has a file of its own.")
        act, act_confirmed = self._act(day.at("act"))
        special = SpecialDay(
            on=on,
            kind=day.get("kind"),
            name=self._name(day.at("name"), day.find_date("from")),
            act=act,
            confirmed=day.get("confirmed", True),
            act_confirmed=act_confirmed,
        )
        weeks = tuple(day.get("weeks", KINDS))
        if "regions" in day or "bodies" in day:
            self.local.append(
                LocalDay(special, weeks, frozenset(day.get("regions", ())), frozenset(day.get("bodies", ())))
            )
            return
        for kind in weeks:
            if self._days[kind].setdefault(on, special) is not special:
                day.complain(f"{on} is already special in the {kind}-day week.", "Keep one of the two.")

    def _move_fixed(self, number: int, kind: CalendarKind) -> None:
        """Labour Code, article 208: a holiday on a day off gives the next working day off."""
        days = self._days[kind]
        act, act_confirmed = self._act(self._week.at("fixed_act"))
        for on in [on for on in days if on.year == number]:
            if on.weekday() < (5 if kind == "five" else 6):
                continue
            free = on + ONE_DAY
            while free.weekday() >= (5 if kind == "five" else 6) or free in days:
                free += ONE_DAY
            name = self._moved_name(on)
            days[free] = SpecialDay(free, "moved-day-off", name, act, False, act_confirmed)

    def _act(self, key: Node) -> tuple[str, bool]:
        acts = self._week.get("acts")
        if key.value not in acts:
            key.complain(f"There is no act “{key.value}” in {WEEK}.", did_you_mean(key.value, acts))
            return key.value, False
        return acts[key.value]["ref"], acts[key.value].get("act_confirmed", True)

    def _moved_name(self, on: date) -> Text:
        return _filled(self._week.get("names")["moved"], on)

    def _name(self, key: Node, moved_from: date | None) -> Text:
        names = self._week.get("names")
        if key.value not in names:
            key.complain(f"There is no name “{key.value}” in {WEEK}.", did_you_mean(key.value, names))
            return Text(dict.fromkeys(LANGUAGES, key.value))
        if ("{from}" in names[key.value]["uz"]) is not (moved_from is not None):
            key.complain(f"“{key.value}” and “from” do not agree.", "A moved day says from which date, others do not.")
        return _filled(names[key.value], moved_from)


def _filled(words: dict[str, str], moved_from: date | None) -> Text:
    shown = f"{moved_from:%d.%m.%Y}" if moved_from else ""
    return Text({language: words[language].replace("{from}", shown) for language in LANGUAGES})
