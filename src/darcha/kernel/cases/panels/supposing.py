"""The two questions "what if": fields as typed, read back as events that have not happened. Ignores the answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Literal

from django.http import QueryDict

from darcha.furniture.fields import FieldView, OptionView, read
from darcha.ground import clock
from darcha.ground.text import t
from darcha.kernel.catalogue.types import Term

from ..rules.term_extensions import longest_extension
from ..rules.term_words import ground_text
from ..types.term import TermAnswer, TermEvent

What = Literal["stop", "resume", "extend"]
END_OF_DAY = time(23, 59)  # where only days count, an event belongs to its whole day
_HOURS = ("hours", "working-hours")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_NUMBER = re.compile(r"[1-9]\d{0,2}")
_UNITS = {"months": "P{}M", "days": "P{}D", "hours": "PT{}H"}


@dataclass(slots=True)
class Asked:
    """One question: its fields, and the events when every field is right."""

    what: What
    answer: TermAnswer
    fields: list[FieldView] = field(default_factory=list)
    events: list[TermEvent] = field(default_factory=list)


def ask_stop(answer: TermAnswer, data: QueryDict, language: str, *, is_sent: bool) -> Asked:
    """The clock stands from one moment on, and maybe runs again at another; a clock that stands now runs again."""
    asked = Asked("resume" if answer.stopped else "stop", answer)
    reader = _Reader(asked, data, language, is_sent)
    if not answer.stopped:
        since = reader.moment("since", required=True, otherwise=_soonest(answer))
        ground = reader.ground()
        if since:
            asked.events.append(TermEvent("stop", since, ground))
    until = reader.moment("until", required=answer.stopped, otherwise=None)
    if until:
        asked.events.append(TermEvent("resume", until))
    return asked


def ask_extension(answer: TermAnswer, data: QueryDict, language: str, *, is_sent: bool) -> Asked:
    """The term gets longer, by a decision of a day."""
    asked = Asked("extend", answer)
    reader = _Reader(asked, data, language, is_sent)
    by = reader.duration()
    decided = reader.moment("decided", required=True, otherwise=_soonest(answer))
    if by and decided:
        asked.events.append(TermEvent("extend", decided, by))
    return asked


def _soonest(answer: TermAnswer) -> datetime:
    """Now, or the start of a term that starts later: nothing can happen to it before."""
    return max(clock.now(), answer.started_at or clock.now())


@dataclass(slots=True)
class _Reader:
    asked: Asked
    data: QueryDict
    language: str
    is_sent: bool

    @property
    def term(self) -> Term:
        return self.asked.answer.term

    def moment(self, name: str, *, required: bool, otherwise: datetime | None) -> datetime | None:
        """A day, and an hour where the term counts hours."""
        day = self._day(name, required=required, otherwise=otherwise)
        if self.term.unit not in _HOURS:
            return datetime.combine(day, END_OF_DAY, clock.TASHKENT) if day else None
        hour = self._hour(f"{name}-at", required=required or day is not None, otherwise=otherwise)
        return datetime.combine(day, hour, clock.TASHKENT) if day and hour else None

    def ground(self) -> str | None:
        """Asked only where the law knows several."""
        grounds = self.term.stops_on
        if len(grounds) < 2:
            return None
        typed = self.data.get("ground", "") if self.is_sent else grounds[0]
        options = [OptionView(one, ground_text(one, self.language)) for one in grounds]
        self._add("ground", "choice", typed, self._error(typed in grounds, "choose"), options=options)
        return typed if typed in grounds else None

    def duration(self) -> str | None:
        """ISO 8601, of a kind that fits the term."""
        units = ("hours",) if self.term.unit in _HOURS else ("months", "days")
        most, unit_of_most = longest_extension(self.term)
        typed = self.data.get("by", "").strip() if self.is_sent else str(most)
        unit = self.data.get("unit", "") if self.is_sent else unit_of_most
        is_number = _NUMBER.fullmatch(typed) is not None
        self._add("by", "number", typed[:20], self._error(is_number, "number"), width="4")
        if len(units) > 1:
            options = [OptionView(one, self._words(f"unit.{one}")) for one in units]
            self._add("unit", "choice", unit, self._error(unit in units, "choose"), options=options)
        else:
            unit = units[0]
        return _UNITS[unit].format(typed) if is_number and unit in units else None

    def _day(self, name: str, *, required: bool, otherwise: datetime | None) -> date | None:
        typed: Any = read("date", name, self.data) if self.is_sent else otherwise and otherwise.date().isoformat()
        day = date.fromisoformat(typed) if isinstance(typed, str) else None
        error = self._error(typed is not None or not required, "day_missing")
        if isinstance(typed, Mapping):
            typed, error = {part: value[:10] for part, value in typed.items()}, self._words("day_wrong")
        self._add(name, "date", typed, error, required=required)
        return day

    def _hour(self, name: str, *, required: bool, otherwise: datetime | None) -> time | None:
        typed = self.data.get(name, "").strip() if self.is_sent else f"{otherwise:%H:%M}" if otherwise else ""
        found = _CLOCK.fullmatch(typed)
        error = self._error(bool(found) or not (typed or required), "hour_wrong")
        self._add(name, "text", typed[:10], error, width="5", required=required, hint=self._words("hour_hint"))
        return time(int(found[1]), int(found[2])) if found else None

    def _add(self, name: str, kind: str, value: Any, error: str, **more: Any) -> None:
        optional = t("cases.what_if.optional", self.language)
        label = self._words(f"{self.asked.what}.{name}")
        self.asked.fields.append(FieldView(name, kind, label, value=value, error=error, optional_text=optional, **more))

    def _error(self, is_right: bool, key: str) -> str:
        return self._words(key) if self.is_sent and not is_right else ""

    def _words(self, key: str) -> str:
        return t(f"cases.what_if.{key}", self.language)
