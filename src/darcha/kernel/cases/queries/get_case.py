"""The slim row of a case that is visible to whoever asks: for pages that hang on a case, such as its files."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..models.reading import row_of
from ..types import CaseRow
from .reading import find


def get_case(who: Principal, case: UUID) -> CaseRow:
    """One statement. Raises NotFound for what is not visible."""
    return row_of(find(who, case).case)
