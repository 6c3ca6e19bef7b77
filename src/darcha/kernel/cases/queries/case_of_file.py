"""The case in whose name a body opens a file that came with it. Ignores the file itself."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import CaseContent
from ..models.reading import row_of
from ..types import CaseRow, Relation
from .as_read_by import closed_files
from .files_shown import given_by_others
from .officer_case import reads_for
from .reading import find, lines_of


def case_of_file(who: Principal, case: UUID, file: UUID) -> CaseRow:
    """Raises NotFound, also for a file that is not shown to a body that only takes part."""
    found = find(who, case)
    if found.standing.relation is Relation.CO_BODY:
        answers = CaseContent.objects.get(case_id=found.case.id).answers
        closed = closed_files(found.service, answers, lines_of(found.case, for_applicant=False))
        if file in closed | given_by_others(found.case.id, reads_for(who, found)):
            raise NotFound
    return row_of(found.case)
