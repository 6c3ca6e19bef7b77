"""Files and papers of a case: opened only with the case in hand, and written down before a byte goes out."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from darcha.furniture.downloads import attachment
from darcha.kernel.cases import api as cases
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest


@gates.staff
@require_safe
def file(request: PageRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """A file that the applicant sent."""
    who = request.who
    row = cases.case_of_file(who, case_id, file_id)
    opened = documents.open_file(who, file_id, case_ref=row.id, party=row.party_id)
    return attachment(opened.name, opened.media_type, opened.content)


@gates.staff
@require_safe
def paper(request: PageRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """A paper that the case brought forth."""
    who = request.who
    row = cases.get_case(who, case_id)
    opened = documents.open_document(who, document_id, case_ref=row.id)
    return attachment(opened.name, opened.media_type, opened.content)
