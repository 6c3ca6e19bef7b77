"""Find a case by the number on a receipt. The number opens nothing: only visible cases are found."""

from darcha.ground.identifiers import InvalidIdentifier, case_number
from darcha.kernel.identity.types import Principal

from ..models.reading import row_of
from ..types import CaseRow
from ..visible import visible_cases


def find_by_number(who: Principal, number: str) -> CaseRow | None:
    """None for a number that is wrong, unknown or somebody else's: one answer for all three."""
    try:
        proper = case_number.check(number)
    except InvalidIdentifier:
        return None
    row = visible_cases(who).filter(number=proper).first()
    return row_of(row) if row else None
