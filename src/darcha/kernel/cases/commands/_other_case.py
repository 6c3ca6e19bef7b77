"""Another case that an officer names by its number. Ignores how the two stand to each other: that is ``repeats``."""

from darcha.ground.identifiers import InvalidIdentifier, case_number
from darcha.kernel.identity.types import Principal

from ..errors import NeedsUnmet
from ..models import Case
from ..models.reading import local
from ..rules.repeats import Letter
from ..visible import visible_cases


def other_case(who: Principal, number: str, field: str) -> Case:
    """Locked. A case that this officer may not see does not exist. Raises NeedsUnmet for the field."""
    try:
        found = visible_cases(who).select_for_update(of=("self",)).filter(number=case_number.check(number)).first()
    except InvalidIdentifier:
        found = None
    if found is None:
        raise NeedsUnmet(fields={field: "cases.need.case_unknown"})
    return found


def letter_of(case: Case) -> Letter:
    """The case as its neighbours see it."""
    return Letter(
        id=case.id,
        party=(case.party_kind, case.party_id),
        service_key=case.service_key,
        received_at=local(case.received_at),
        outcome=case.outcome,
        is_closed=case.closed_at is not None,
    )
