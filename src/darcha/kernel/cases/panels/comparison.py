"""A term as it is and as it would be, side by side. Ignores what was supposed."""

from dataclasses import dataclass
from datetime import date

from darcha.furniture.term import TermCalendar
from darcha.ground.text import t, write_day, write_moment

from ..api import tell
from ..types.term import TermAnswer
from ..types.told import CaseTerm
from .derivation import DayRow, LegendLine, calendar_of, legend_of, row_of


@dataclass(frozen=True, slots=True)
class ComparedDay:
    """One day in both counts; None where a count does not reach it."""

    on: date
    weekday: str
    present: DayRow | None
    supposed: DayRow | None
    differs: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """``sentence`` says what would change; ``because`` is the supposed count in sentences."""

    sentence: str
    because: tuple[str, ...]
    present: TermCalendar | None
    supposed: TermCalendar | None
    legend: tuple[LegendLine, ...]
    days: tuple[ComparedDay, ...]


def comparison_of(term: CaseTerm, supposed: TermAnswer, language: str) -> Comparison:
    """Both derivations in the same words as the page of the term."""
    now, then = tell(term.answer, language), tell(supposed, language)
    calendars = calendar_of(term, term.answer, now), calendar_of(term, supposed, then)
    legend = {line: None for drawn in calendars if drawn for line in legend_of(drawn, language)}
    return Comparison(
        sentence=_sentence(term.answer, supposed, then.headline, language),
        because=then.because,
        present=calendars[0],
        supposed=calendars[1],
        legend=tuple(legend),
        days=_days({day.on: row_of(day, language) for day in now.days}, {d.on: row_of(d, language) for d in then.days}),
    )


def _days(present: dict[date, DayRow], supposed: dict[date, DayRow]) -> tuple[ComparedDay, ...]:
    days = []
    for on in sorted(present.keys() | supposed.keys()):
        rows = present.get(on), supposed.get(on)
        weekday = next(row.weekday for row in rows if row)
        days.append(ComparedDay(on, weekday, *rows, differs=rows[0] != rows[1]))
    return tuple(days)


def _sentence(present: TermAnswer, supposed: TermAnswer, headline: str, language: str) -> str:
    before, after = _end(present), _end(supposed)
    if not after:
        return headline
    if not before:
        return t("cases.what_if.result.ends", language, after=after)
    if before == after:
        return t("cases.what_if.result.same", language, before=before)
    return t("cases.what_if.result.moved", language, before=before, after=after)


def _end(answer: TermAnswer) -> str:
    return write_moment(answer.due_at) or write_day(answer.due_on)
