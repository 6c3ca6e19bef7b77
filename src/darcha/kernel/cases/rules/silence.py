"""What silence means for a case. Ignores when a term is over."""

from darcha.kernel.catalogue.types import Procedure, Silence

from ..types import CaseFacts


def silence_of(procedure: Procedure, case: CaseFacts) -> Silence:
    """Merely overdue where its term is unknown."""
    return next((term.silence for term in procedure.terms if term.key == case.term_key), "overdue")
