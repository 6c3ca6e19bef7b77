"""The lawful term of a case: its last day, the law behind it, and the days counted."""

from dataclasses import dataclass
from datetime import date

from darcha.furniture.term import TermCalendar
from darcha.ground import clock
from darcha.ground.text import cite, t, write_day, write_moment
from darcha.kernel.catalogue.types import WorkingCalendar

from ..api import told_days, why_text
from ..types.term import DerivedDay, TermAnswer
from .term_calendar import squares


@dataclass(frozen=True, slots=True)
class CountedDay:
    """Why arrival led to another day: the day, why, and the act behind a special one."""

    on: date
    why: str
    ref: str


@dataclass(frozen=True, slots=True)
class TermPanel:
    """``due`` is in words; ``calendar`` None before the start; ``registration`` is how arrival led to another day. How
    the term was counted is told by ``derivation_panel``."""

    due: str
    rule: str
    article: str
    confirmed: bool
    stopped: bool
    calendar: TermCalendar | None
    registration: tuple[CountedDay, ...] = ()


def term_panel(
    answer: TermAnswer, language: str, today: date | None = None, working: WorkingCalendar | None = None
) -> TermPanel:
    """Of ``cases.api.due_with_derivation``. With the body's calendar every day off is marked, also where it counts."""
    return TermPanel(
        due=_due(answer, language),
        rule=answer.rule.in_(language),
        article=cite(answer.article, language),
        confirmed=answer.confirmed,
        stopped=answer.stopped,
        calendar=squares(answer, told_days(answer, language)[1], today or clock.today(), working),
        registration=tuple(_why(day, language) for day in answer.registration),
    )


def _why(day: DerivedDay, language: str) -> CountedDay:
    return CountedDay(day.on, why_text(day.why, language), cite(day.ref or "", language))


def _due(answer: TermAnswer, language: str) -> str:
    if answer.stopped:
        return t("cases.panel.term.stopped", language)
    if answer.due_at is not None:
        return t("cases.panel.term.due_at", language, moment=write_moment(answer.due_at))
    if answer.due_on is not None:
        return t("cases.panel.term.due_on", language, day=write_day(answer.due_on))
    return t("cases.panel.term.not_started", language)
