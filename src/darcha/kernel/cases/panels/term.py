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

_PLAIN = {"counted", "counted-then", "extension"}


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One line of the counting: the running number when the day counts, why, and the act behind a special day.
    ``is_plain``: it counts like any other, a calendar says all there is to say; ``is_off``: it counts, though off."""

    on: date
    number: int | None
    why: str
    ref: str
    is_confirmed: bool
    is_plain: bool
    is_off: bool


@dataclass(frozen=True, slots=True)
class TermPanel:
    """Its days are shown by ``cases/panels/counted.html``. ``due`` is in words; ``calendar`` None
    before the start; ``registration`` is how arrival led to another day, ``days`` how the term was counted."""

    due: str
    rule: str
    article: str
    confirmed: bool
    stopped: bool
    calendar: TermCalendar | None
    registration: tuple[CountedDay, ...] = ()
    days: tuple[CountedDay, ...] = ()

    @property
    def notable(self) -> tuple[CountedDay, ...]:
        """What a calendar alone does not explain: days that did not count, and how the end moved."""
        return tuple(day for day in self.days if not day.is_plain)


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
        registration=_counted(answer.registration, language, working),
        days=_counted(answer.derivation, language, working),
    )


def _counted(derived: tuple[DerivedDay, ...], language: str, working: WorkingCalendar | None) -> tuple[CountedDay, ...]:
    number = 0
    days = []
    for day in derived:
        number += day.counted
        days.append(
            CountedDay(
                on=day.on,
                number=number if day.counted else None,
                why=why_text(day.why, language),
                ref=cite(day.ref or "", language),
                is_confirmed=day.confirmed and day.ref_confirmed,
                is_plain=day.why.code in _PLAIN,
                is_off=day.why.code in _PLAIN and working is not None and not working.is_working(day.on),
            )
        )
    return tuple(days)


def _due(answer: TermAnswer, language: str) -> str:
    if answer.stopped:
        return t("cases.panel.term.stopped", language)
    if answer.due_at is not None:
        return t("cases.panel.term.due_at", language, moment=write_moment(answer.due_at))
    if answer.due_on is not None:
        return t("cases.panel.term.due_on", language, day=write_day(answer.due_on))
    return t("cases.panel.term.not_started", language)
