"""Acts that have their occasion: where it is not there, nobody is even offered them. Ignores how they are done."""

from uuid import UUID

from darcha.kernel.catalogue.types import Procedure

from ..types import CaseFacts, Relation, Standing
from .confirming import NOTHING

NO_COMPLAINT = "no-complaint"
NO_OCCASION = frozenset({NOTHING, NO_COMPLAINT, "not-held", "no-recusal", "no-hearing", "no-delegation"})


def why_not_recused(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """Only who holds the case takes their hands off it; one recusal at a time."""
    if not standing.has_in_hand(case.assigned_to):
        return "not-held"
    return "recusal-open" if case.recusal_by else None


def why_no_recusal(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """Nobody decides on one's own; nor does whoever heads the body only in the place of the one who asks."""
    if case.recusal_by is None or (standing.relation is Relation.CO_BODY and case.recusal_to not in standing.heads_of):
        return "no-recusal"
    if case.recusal_by == standing.account_id:
        return "own-recusal"
    return "recusal-of-lender" if _heads_only_for(case.recusal_by, standing) else None


def _heads_only_for(absent: UUID, standing: Standing) -> bool:
    """Whether every post of a head that one holds here was lent by that account."""
    lenders = [lender for key, lender in standing.lent if key in standing.head_posts]
    own = set(standing.head_posts) & set(standing.own_posts)
    return bool(lenders) and not own and set(lenders) == {absent}


def why_no_appointment(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """One hearing at a time: what was appointed is recorded before the next."""
    return "hearing-appointed" if case.hearing_at else None


def why_no_minutes(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """Minutes are written of a hearing whose moment has come."""
    if case.hearing_at is None:
        return "no-hearing"
    return "hearing-not-yet" if case.now is not None and case.now < case.hearing_at else None
