"""What other bodies are asked: until when, by which law, what their silence means, and who answers. Ignores words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from darcha.kernel.catalogue.types import Ask, Procedure, Rung, Step, Term, WorkingCalendar

from ..types import CaseFacts, Due, Standing
from ..types.term import TermAnswer
from .confirming import NOTHING
from .ladder import rungs_due
from .term import answer_term

REMINDER = Rung(key="request", to=("officer",), says="reminder", percent=25)


def term_of_ask(ask: Ask) -> Term:
    """The time to answer as a term: it runs from the moment in which one is asked."""
    return Term(
        key="request",
        length=ask.length,
        unit=ask.unit,
        starts_at="arrival",
        article=ask.article,
        rule=ask.rule,
        confirmed=ask.confirmed,
    )


def end_of_ask(ask: Ask, calendar: WorkingCalendar, asked_at: datetime, *, derive: bool = False) -> TermAnswer:
    """Until when the body answers, by its own calendar, and with ``derive`` how that follows."""
    return answer_term(term_of_ask(ask), calendar, asked_at, derive=derive)


def remind_at(ask: Ask, calendar: WorkingCalendar, answer: TermAnswer) -> datetime | None:
    """When the last quarter of the time begins."""
    due = Due(due_on=answer.due_on, due_at=answer.due_at, starts_on=answer.starts_on)
    return next((one.due_at for one in rungs_due(term_of_ask(ask), due, (REMINDER,), calendar)), None)


def bodies_to_consult(procedure: Procedure, case: CaseFacts, step: str) -> tuple[str, ...]:
    """Whose opinion may still be asked at that step: those of the pack that have not been asked just now."""
    asked = _asked(case, "opinion")
    return tuple(ask.body for ask in procedure.step(step).asks if ask.body not in (case.body, *asked))


def still_to_ask(step: Step, heard: Iterable[str]) -> set[str]:
    """Which bodies the pack requires to be asked at that step and nobody has asked yet."""
    return {ask.body for ask in step.asks if ask.required} - set(heard)


def why_not_consulted(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """None when there is a body left to ask, here or at the step to which asking leads."""
    return None if any(bodies_to_consult(procedure, case, step.key) for step in procedure.steps) else "all-asked"


def why_not_involved(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """None when the pack says until when others answer."""
    return None if procedure.data_from is not None else "nobody-to-ask"


def why_no_opinion(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """None when the opinion of one's body is awaited."""
    return None if set(standing.bodies) & _asked(case, "opinion") else NOTHING


def why_no_data(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """None when one's body was asked for data."""
    return None if set(standing.bodies) & _asked(case, "data") else NOTHING


def why_nothing_presumed(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """None when another body still owes an answer."""
    return None if case.requests else NOTHING


def as_rules_see(requests: Iterable[tuple[str, str, bool]]) -> list[Mapping[str, Any]]:
    """Opinions as routes see them, in an order of their own: by body, whoever answered first."""
    return [
        {"body": body, "opinion": outcome, "by_silence": by_silence} for body, outcome, by_silence in sorted(requests)
    ]


def _asked(case: CaseFacts, kind: str) -> set[str]:
    return {request.body for request in case.requests if request.kind == kind}
