"""The longer term of a case that needs study: which, and until when it may be chosen. Source: ORQ-445, article 28."""

from collections.abc import Sequence
from datetime import timedelta

from darcha.kernel.catalogue.types import Procedure, Term

from ..types import CaseFacts, Standing
from .term_durations import add_months, parse_duration


def longer_term(terms: Sequence[Term], key: str) -> Term | None:
    """The term that may take the place of that one; None where the law knows none."""
    return next((term for term in terms if term.instead_of == key), None)


def base_term(terms: Sequence[Term], key: str) -> str:
    """The term that a case began with, whatever has taken its place since."""
    return next((term.instead_of for term in terms if term.key == key and term.instead_of), key)


def why_no_study(procedure: Procedure, case: CaseFacts, _: Standing) -> str | None:
    """None when the longer term may take the place of the present one now; otherwise ``cases.why_not.<code>``.

    Where the law says by when the applicant is told, that counts from the start in calendar days.
    """
    longer = longer_term(procedure.terms, case.term_key)
    if longer is None:
        is_longer = base_term(procedure.terms, case.term_key) != case.term_key
        return "longer-already" if is_longer else "no-longer-term"
    if case.starts_on is None or case.today is None:
        return "term-not-started"
    if case.term_is_over:
        return "longer-too-late"
    if longer.decided_within is not None:
        within = parse_duration(longer.decided_within)
        last = add_months(case.starts_on, within.months) + timedelta(days=within.days)
        if case.today > last:
            return "longer-too-late"
    return None
