"""When the clock of a term may be extended, stopped and let go, from what has happened to it. Ignores who asks."""

from collections.abc import Iterable
from datetime import timedelta

from darcha.kernel.catalogue.types import Procedure, Term

from ..types import CaseFacts, Standing
from .term_durations import Duration, add_months, parse_duration
from .term_edition import term_on

# Ground -> the lines by which an act stops the clock on it, and lets it go. The other grounds have acts of their own.
STOPPED_BY = {"expertise": ("expertise_begun", "expertise_ended"), "payment": ("fee_asked", "fee_paid")}
_STEPS = ("P1D", "P3D", "P5D", "P10D", "P15D", "P20D", "PT1H", "PT2H", "PT4H")
_HOURS = ("hours", "working-hours")


def term_in_force(procedure: Procedure, case: CaseFacts) -> Term | None:
    """The term of the case as the law had it on the day of its start; None before that day."""
    term = next((term for term in procedure.terms if term.key == case.term_key), None)
    if term is None or case.starts_on is None or (case.today and case.today < case.starts_on):
        return None
    return term_on(term, case.starts_on)[0]


def halted(codes: Iterable[str]) -> tuple[str, ...]:
    """The grounds on which an act has stopped the clock and none has let it go, from the lines in order."""
    standing: dict[str, None] = {}
    for code in codes:
        for ground, (begins, ends) in STOPPED_BY.items():
            if code == begins:
                standing[ground] = None
            elif code == ends:
                standing.pop(ground, None)
    return tuple(standing)


def grounds_to_stop(term: Term) -> tuple[str, ...]:
    """On which an act may stop the clock of this term."""
    return tuple(ground for ground in term.stops_on if ground in STOPPED_BY)


def extensions_left(term: Term, extended: Iterable[str]) -> tuple[str, ...]:
    """What may still be added, from little to the lawful maximum; empty where the law lets nothing be added."""
    if term.extension_at_most is None:
        return ()
    at_most = parse_duration(term.extension_at_most)
    so_far = sum((parse_duration(one) for one in extended), Duration())
    wanted = (one for one in (*_STEPS, term.extension_at_most) if _is_of(one, term))
    working_days = term.last_unit == "working-days"
    return tuple(
        dict.fromkeys(one for one in wanted if (so_far + parse_duration(one)).fits(at_most, working_days=working_days))
    )


def why_no_extension(procedure: Procedure, case: CaseFacts, _: Standing) -> str | None:
    """None when the term may be extended now."""
    term = term_in_force(procedure, case)
    if term is None:
        return "term-not-started"
    if term.extension_at_most is None:
        return "no-extension-in-law"
    if not extensions_left(term, case.extended):
        return "extended-in-full"
    if case.term_is_over:
        return "term-over"
    return "extension-too-late" if _decided_too_late(term, case) else None


def why_no_stop(procedure: Procedure, case: CaseFacts, _: Standing) -> str | None:
    """None when an act may stop the clock now."""
    term = term_in_force(procedure, case)
    if term is None:
        return "term-not-started"
    if not grounds_to_stop(term):
        return "no-stop-in-law"
    if case.halted:
        return "term-stopped"
    return "term-over" if case.term_is_over else None


def why_no_resume(procedure: Procedure, case: CaseFacts, _: Standing) -> str | None:
    """None when an act has stopped the clock."""
    return None if case.halted else "term-not-stopped"


def _is_of(duration: str, term: Term) -> bool:
    return bool(parse_duration(duration).hours) is (term.unit in _HOURS)


def _decided_too_late(term: Term, case: CaseFacts) -> bool:
    """The law wants some extensions decided, and told, within a time from the start."""
    if term.extension_decided_within is None or case.starts_on is None or case.today is None:
        return False
    within = parse_duration(term.extension_decided_within)
    return case.today > add_months(case.starts_on, within.months) + timedelta(days=within.days)
