"""The terms of a service as the law has them today. Ignores cases: a case keeps the law of the day of its start."""

from darcha.ground import clock
from darcha.kernel.catalogue.types import Service, Term

from ..rules.term_edition import term_on


def terms_today(service: Service) -> tuple[Term, ...]:
    """In the order of the pack. Raises TermNotKnown for a version that no length is known for yet."""
    today = clock.today()
    return tuple(term_on(term, today)[0] for term in service.procedure.terms)
