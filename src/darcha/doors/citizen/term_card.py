"""The lawful term of one's own application: the last day, what is left, the calendar, the counting. No law in it."""

from dataclasses import dataclass
from datetime import datetime

from darcha.furniture.templatetags.darcha import duration
from darcha.furniture.term import TermCalendar
from darcha.ground import clock
from darcha.ground.text import current, t, write_day, write_moment
from darcha.kernel.cases.panels import CountedDay, term_panel
from darcha.kernel.cases.types import CaseRow, CaseState
from darcha.kernel.cases.types.term import TermAnswer
from darcha.kernel.catalogue import api as catalogue

_LONGEST_CALENDAR = 10  # weeks; more are told by the table alone


@dataclass(frozen=True, slots=True)
class TermCard:
    """``due`` is the last day or moment as it is read, empty while no term runs; ``left`` says how long that is, and of
    a decided case whether it was kept. The ``calendar`` is drawn while it runs."""

    due: str
    words: str
    left: str
    is_over: bool
    rule: str
    article: str
    is_confirmed: bool
    calendar: TermCalendar | None
    registration: tuple[CountedDay, ...]


def term_card(row: CaseRow, answer: TermAnswer) -> TermCard:
    """Of ``cases.api.due_with_derivation``."""
    lang = current()
    panel = term_panel(answer, lang, working=catalogue.calendar(body=row.body, edition=row.calendar))
    due = write_moment(answer.due_at) or write_day(answer.due_on)
    is_open = row.closed_at is None
    is_short = panel.calendar is not None and len(panel.calendar.weeks) <= _LONGEST_CALENDAR
    return TermCard(
        due=due,
        words="" if due else panel.due,
        left=(_left(answer, clock.now()) if is_open else _kept(row, answer)) if due else "",
        is_over=is_open and _is_over(answer, clock.now()),
        rule=panel.rule,
        article=panel.article,
        is_confirmed=panel.confirmed,
        calendar=panel.calendar if is_short and is_open else None,
        registration=panel.registration,
    )


def _is_over(answer: TermAnswer, now: datetime) -> bool:
    if answer.due_at is not None:
        return now > answer.due_at
    return answer.due_on is not None and now.date() > answer.due_on


def _kept(row: CaseRow, answer: TermAnswer) -> str:
    """Whether the body kept the term; nothing of a case that it did not have to decide."""
    if row.closed_at is None or row.state not in (CaseState.COMPLETED, CaseState.REFUSED):
        return ""
    return t("citizen.case.term.missed" if _is_over(answer, row.closed_at) else "citizen.case.term.kept")


def _left(answer: TermAnswer, now: datetime) -> str:
    """``8 days left``; hours when the term ends within the day."""
    if _is_over(answer, now):
        return t("citizen.case.term.over")
    if answer.due_at is not None and answer.due_at.date() == now.date():
        return t("citizen.case.term.left", time=duration(answer.due_at - now))
    last = answer.due_at.date() if answer.due_at else answer.due_on
    days = (last - now.date()).days if last else 0
    return (
        t("citizen.case.term.left", time=t("furniture.duration.days", n=days)) if days else t("citizen.case.term.today")
    )
