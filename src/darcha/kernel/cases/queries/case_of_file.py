"""The case in whose name a body opens a file that came with it. Ignores the file itself."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import CaseContent
from ..models.reading import row_of
from ..types import CaseRow, Relation
from .as_read_by import closed_files
from .reading import find, lines_of


def case_of_file(who: Principal, case: UUID, file: UUID) -> CaseRow:
    """Raises NotFound, also for a file that is not shown to a body that only takes part."""
    found = find(who, case)
    if found.standing.relation is Relation.CO_BODY:
        answers = CaseContent.objects.get(case_id=found.case.id).answers
        if file in closed_files(found.service, answers, lines_of(found.case, for_applicant=False)):
            raise NotFound
    return row_of(found.case)
