"""A reply that is not clear: the applicant asks, the body clarifies or corrects it. Source: ORQ-445, article 31."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from darcha.ground.text import LANGUAGES, Text, t
from darcha.kernel.catalogue.types import Procedure, Rung, Term, WorkingCalendar

from ..types import CaseFacts, Due, Standing
from ..types.term import TermAnswer
from .clock import pressing_at
from .ladder import RungDue, armed, rungs_due
from .term import answer_term

DAYS, ARTICLE = 10, "ORQ-445, art. 31"  # calendar days from the question
ASKED, CLARIFIED = "clarity_asked", "clarified"
ANEW, CHANGED = "anew", "objection_changed"  # the reply itself has fallen: nothing of it is to be clarified any more


def time_to_clarify() -> Term:
    """The ten days as a term of its own."""
    rule = Text({one: t("cases.clarity.rule", one, n=DAYS) for one in LANGUAGES})
    return Term("clarity", DAYS, "calendar-days", "arrival", ARTICLE, rule)


def answer_by(calendar: WorkingCalendar, asked_at: datetime, *, derive: bool = False) -> TermAnswer:
    """By when the body answers the question, and with ``derive`` how that follows."""
    return answer_term(time_to_clarify(), calendar, asked_at, derive=derive)


def rungs_of_question(rungs: Sequence[Rung], calendar: WorkingCalendar, asked_at: datetime) -> tuple[RungDue, ...]:
    """The ladder of the body for this question: keys and lines of their own, for the term of the case had the same."""
    answer = answer_by(calendar, asked_at)
    due = Due(due_on=answer.due_on, due_at=None, starts_on=answer.starts_on)
    climbed = rungs_due(answer.term, due, rungs, calendar)
    return tuple(
        replace(one, rung=replace(one.rung, key=f"clarity-{one.rung.key}"), line=f"clarity_{one.line}")
        for one in armed(climbed, end=pressing_at(answer), since=asked_at)
    )


def is_awaited(codes: Iterable[str]) -> bool:
    """Whether the last question, from lines in order, has no answer yet, and the reply it is about still stands."""
    said = [code for code in codes if code in (ASKED, CLARIFIED, ANEW, CHANGED)]
    return bool(said) and said[-1] == ASKED


def why_no_question(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """One question at a time."""
    return "clarity-awaited" if case.clarity_awaited else None


def why_nothing_to_clarify(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """A body clarifies what somebody asked about; a late answer is still owed."""
    return None if case.clarity_awaited else "no-clarity-asked"
