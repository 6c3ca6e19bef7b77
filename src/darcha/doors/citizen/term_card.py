"""The lawful term of one's own application: the last day, what is left, the calendar, the counting. No law in it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from darcha.furniture.templatetags.darcha import duration
from darcha.furniture.term import TermCalendar
from darcha.ground import clock
from darcha.ground.text import current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import term_panel
from darcha.kernel.cases.types import CaseRow
from darcha.kernel.cases.types.term import DerivedDay, TermAnswer
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import WorkingCalendar

_LONGEST_CALENDAR = 10  # weeks; more are told by the table alone


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One line of the counting: the running number when the day counts, and why."""

    on: date
    number: int | None
    why: str
    ref: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class TermCard:
    """``due`` is the last day or moment as it is read, empty while no term runs; ``left`` says how long that is."""

    due: str
    words: str
    left: str
    is_over: bool
    rule: str
    article: str
    is_confirmed: bool
    calendar: TermCalendar | None
    registration: tuple[CountedDay, ...]
    days: tuple[CountedDay, ...]


def term_card(row: CaseRow, answer: TermAnswer) -> TermCard:
    """Of ``cases.api.due_with_derivation``."""
    lang = current()
    panel = term_panel(answer, lang)
    due = ""
    if answer.due_at is not None:
        due = answer.due_at.strftime("%d.%m.%Y, %H:%M")
    elif answer.due_on is not None:
        due = answer.due_on.strftime("%d.%m.%Y")
    is_open = row.closed_at is None
    working = catalogue.calendar(body=row.body, edition=row.calendar)
    return TermCard(
        due=due,
        words="" if due else panel.due,
        left=_left(answer, clock.now()) if is_open and due else "",
        is_over=is_open and _is_over(answer, clock.now()),
        rule=panel.rule,
        article=catalogue.cite(panel.article, lang) if panel.article else "",
        is_confirmed=panel.confirmed,
        calendar=_with_days_off(panel.calendar, working) if panel.calendar else None,
        registration=_days(answer.registration, lang),
        days=_days(answer.derivation, lang),
    )


def _with_days_off(drawn: TermCalendar, working: WorkingCalendar) -> TermCalendar | None:
    """The calendar with every day off of the office marked, also where it counts; None when it would be too long."""
    if len(drawn.weeks) > _LONGEST_CALENDAR:
        return None
    weeks = tuple(tuple(replace(cell, is_off=not working.is_working(cell.on)) for cell in week) for week in drawn.weeks)
    return replace(drawn, weeks=weeks)


def _days(derived: tuple[DerivedDay, ...], lang: str) -> tuple[CountedDay, ...]:
    number = 0
    days = []
    for day in derived:
        number += day.counted
        days.append(
            CountedDay(
                on=day.on,
                number=number if day.counted else None,
                why=cases.why_text(day.why, lang),
                ref=day.ref or "",
                is_confirmed=day.confirmed and day.ref_confirmed,
            )
        )
    return tuple(days)


def _is_over(answer: TermAnswer, now: datetime) -> bool:
    if answer.due_at is not None:
        return now > answer.due_at
    return answer.due_on is not None and now.date() > answer.due_on


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
