"""The longer term of a case that needs study: which, and until when it may be chosen. Source: ORQ-445, article 28."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from darcha.kernel.catalogue.types import Term

from .term_durations import add_months, parse_duration


def longer_term(terms: Sequence[Term], key: str) -> Term | None:
    """The term that may take the place of that one; None where the law knows none."""
    return next((term for term in terms if term.instead_of == key), None)


def base_term(terms: Sequence[Term], key: str) -> str:
    """The term that a case began with, whatever has taken its place since."""
    return next((term.instead_of for term in terms if term.key == key and term.instead_of), key)


def why_not_longer(
    longer: Term | None, *, started: datetime | None, end: datetime | None, now: datetime, is_longer: bool = False
) -> str | None:
    """Why the longer term cannot be chosen now (``cases.why_not.<code>``); None: it can.

    ``end`` is the first moment after the present term. Where the law says by when the applicant is told, that counts
    from ``started`` in calendar days.
    """
    if longer is None:
        return "longer-already" if is_longer else "no-longer-term"
    if started is None or end is None:
        return "term-not-running"
    if now >= end:
        return "longer-too-late"
    if longer.decided_within is not None:
        within = parse_duration(longer.decided_within)
        last = add_months(started.date(), within.months) + timedelta(days=within.days)
        if now.date() > last:
            return "longer-too-late"
    return None
