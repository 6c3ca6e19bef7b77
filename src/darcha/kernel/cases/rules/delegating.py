"""What of a case may be handed to a colleague, and for how long: never a decision, nor what moves the term. Ignores who
is told."""

from collections.abc import Mapping
from datetime import date

from darcha.kernel.catalogue.types import Act, Procedure

from ..errors import NeedsUnmet
from ..types import CaseFacts, Relation, Standing

WHAT = ("hearing", "requests", "preparing")
_HEARING = frozenset({Act.APPOINT_HEARING, Act.RECORD_HEARING})
_REQUESTS = frozenset({Act.CONSULT, Act.INVOLVE})
_ACTS: Mapping[str, frozenset[Act]] = {
    "hearing": _HEARING,
    "requests": _REQUESTS,
    "preparing": _HEARING | _REQUESTS | {Act.ACCEPT, Act.ASK},
}


def is_delegated(act: Act, case: CaseFacts, standing: Standing) -> bool:
    """Whether this one may do it for whoever holds the case."""
    one = case.delegation
    return one is not None and is_running(case) and standing.has_in_hand(one.to) and act in _ACTS[one.what]


def is_running(case: CaseFacts) -> bool:
    """It ends by itself after its last day."""
    return case.delegation is not None and case.today is not None and case.today <= case.delegation.until


def why_not_delegated(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """One at a time; of what nobody holds, nobody could answer for it."""
    if case.assigned_to is None and standing.relation is Relation.HEAD:
        return "not-held"
    return "delegated" if is_running(case) else None


def why_no_delegation(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """By whoever got it, whoever holds the case, or the head."""
    one = case.delegation
    if one is None or not is_running(case):
        return "no-delegation"
    if standing.relation is Relation.HEAD or standing.has_in_hand(one.to) or standing.has_in_hand(case.assigned_to):
        return None
    return "held-by-another"


def check_until(until: date, today: date, last: date | None) -> None:
    """From today on, within the term of the case. Raises NeedsUnmet."""
    if until < today or (last is not None and until > max(last, today)):
        raise NeedsUnmet(fields={"until": "cases.need.until_in_term"})
