"""How a last day was counted: in plain words, as a calendar, day by day. For the applicant and for a body alike."""

from dataclasses import dataclass
from datetime import date, datetime

from darcha.furniture.term import DayState, TermCalendar
from darcha.ground import clock
from darcha.ground.text import cite, t
from darcha.kernel.catalogue import api as catalogue

from ..api import ending_of, tell
from ..types.term import TermAnswer
from ..types.told import CaseTerm, Told, ToldDay
from .term_calendar import squares

_SAMPLES: tuple[tuple[DayState, str], ...] = (
    ("start", "0"),
    ("counted", "1"),
    ("extension", "+1"),
    ("skipped", "–"),
    ("stopped", "II"),
    ("due", ""),
)


@dataclass(frozen=True, slots=True)
class LegendLine:
    """What a square means: ``css`` and ``sign`` as in the calendar."""

    css: str
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the table; ``number`` is what the day uses up, or a sign why it uses up nothing."""

    on: date
    weekday: str
    css: str
    number: str
    is_sign: bool
    why: str
    act: str
    doubt: str


@dataclass(frozen=True, slots=True)
class DerivationPanel:
    """Shown by ``cases/panels/derivation.html``."""

    headline: str
    because: tuple[str, ...]
    article: str
    received_at: datetime
    registered_at: datetime
    is_confirmed: bool
    calendar: TermCalendar | None
    legend: tuple[LegendLine, ...]
    registration: tuple[DayRow, ...]
    days: tuple[DayRow, ...]


def derivation_panel(term: CaseTerm, language: str) -> DerivationPanel:
    """Of ``cases.api.term_of_case``."""
    answer = term.answer
    told = tell(answer, language, now=clock.now(), ending=ending_of(term.row), moves=term.moves, is_mine=term.is_mine)
    calendar = calendar_of(term, answer, told)
    return DerivationPanel(
        headline=told.headline,
        because=told.because,
        article=cite(answer.article, language) if answer.article else "",
        received_at=answer.arrived_at,
        registered_at=answer.registered_at,
        is_confirmed=answer.confirmed,
        calendar=calendar,
        legend=legend_of(calendar, language) if calendar else (),
        registration=tuple(row_of(day, language) for day in told.registration),
        days=tuple(row_of(day, language) for day in told.days),
    )


def calendar_of(term: CaseTerm, answer: TermAnswer, told: Told) -> TermCalendar | None:
    """``answer`` drawn, with every day off of the body marked, also where it counts."""
    working = catalogue.calendar(body=term.row.body, edition=term.row.calendar)
    until = term.row.closed_at.date() if term.row.closed_at else clock.today()
    return squares(answer, told.days, until, working)


def legend_of(calendar: TermCalendar, language: str) -> tuple[LegendLine, ...]:
    """The squares that this calendar has, and no others."""
    cells = [cell for week in calendar.weeks for cell in week]
    lines = [
        LegendLine(f"is-{state}", sign, t(f"furniture.term.{state}", language))
        for state, sign in _SAMPLES
        if calendar.has(state)
    ]
    if any(cell.is_moved for cell in cells):
        lines.append(LegendLine("is-due", "→", t("furniture.term.moved", language)))
    if any(cell.is_off for cell in cells):
        lines.append(LegendLine("is-off", "", t("furniture.term.off", language)))
    if any(cell.is_doubtful for cell in cells):
        lines.append(LegendLine("is-doubtful", "", t("furniture.term.doubtful", language)))
    if any(cell.is_today for cell in cells):
        lines.append(LegendLine("is-today", "", t("furniture.term.today", language)))
    return tuple(lines)


def row_of(day: ToldDay, language: str) -> DayRow:
    """The same words as in the calendar, with the act in the reader's language."""
    return DayRow(
        on=day.on,
        weekday=day.weekday,
        css=day.mark,
        number=day.sign,
        is_sign=not day.counts,
        why=f"{day.why} · {day.special}" if day.special else day.why,
        act=cite(day.ref, language) if day.ref else "",
        doubt=day.doubt,
    )
