"""The lawful term of a case: its last day, the law behind it, and the days counted."""

from dataclasses import dataclass
from datetime import date

from darcha.furniture.term import TermCalendar, TermDay, term_calendar
from darcha.ground import clock
from darcha.ground.text import t, write_day, write_moment

from ..api import why_text
from ..types.term import TermAnswer

_OFF = {"weekend", "holiday", "holiday-unconfirmed", "moved-day-off", "moved-day-off-unconfirmed"}


@dataclass(frozen=True, slots=True)
class TermPanel:
    """Shown by ``cases/panels/term.html``. ``due`` is in words; ``calendar`` None while no term runs."""

    due: str
    rule: str
    article: str
    confirmed: bool
    stopped: bool
    calendar: TermCalendar | None


def term_panel(answer: TermAnswer, language: str, today: date | None = None) -> TermPanel:
    """Of ``cases.api.due_with_derivation``."""
    last = answer.due_on or (answer.due_at.date() if answer.due_at else None)
    calendar = None
    if last is not None and answer.starts_on is not None:
        calendar = term_calendar(
            [
                TermDay(day.on, day.counted, why_text(day.why, language), day.why.code in _OFF)
                for day in answer.derivation
            ],
            starts_on=answer.starts_on,
            due_on=last,
            today=today or clock.today(),
        )
    return TermPanel(
        due=_due(answer, language),
        rule=answer.rule.in_(language),
        article=answer.article,
        confirmed=answer.confirmed,
        stopped=answer.stopped,
        calendar=calendar,
    )


def _due(answer: TermAnswer, language: str) -> str:
    if answer.stopped:
        return t("cases.panel.term.stopped", language)
    if answer.due_at is not None:
        return t("cases.panel.term.due_at", language, moment=write_moment(answer.due_at))
    if answer.due_on is not None:
        return t("cases.panel.term.due_on", language, day=write_day(answer.due_on))
    return t("cases.panel.term.not_started", language)
