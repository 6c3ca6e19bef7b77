"""Files and papers of a case that is decided elsewhere, for whoever judges it, oversees it or opened it by exception:
written down, with that purpose, before a byte goes out."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from darcha.furniture.downloads import attachment
from darcha.ground.refusals import NotFound
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types.opening import ReadElsewhere
from darcha.kernel.documents import api as documents
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import Principal
from darcha.kernel.oversight import api as oversight


@gates.staff
@require_safe
def objected_file(request: PageRequest, case_id: UUID, file_id: UUID) -> HttpResponse:
    """A file of the case that an objection is about."""
    return _file(request.who, cases.objected_papers(request.who, case_id), file_id)


@gates.staff
@require_safe
def objected_paper(request: PageRequest, case_id: UUID, document_id: UUID) -> HttpResponse:
    """A paper of that case: the decision that is objected to."""
    return _paper(request.who, cases.objected_papers(request.who, case_id), document_id)


@gates.staff
@require_safe
def breach_file(request: PageRequest, breach_id: UUID, file_id: UUID) -> HttpResponse:
    """A file of the case in which the law was broken."""
    return _file(request.who, _of_breach(request.who, breach_id), file_id)


@gates.staff
@require_safe
def breach_paper(request: PageRequest, breach_id: UUID, document_id: UUID) -> HttpResponse:
    """A paper of that case."""
    return _paper(request.who, _of_breach(request.who, breach_id), document_id)


@gates.staff
@require_safe
def opened_file(request: PageRequest, opening_id: UUID, file_id: UUID) -> HttpResponse:
    """A file of a case that one has opened by exception, while it is open."""
    return _file(request.who, cases.opened_papers(request.who, opening_id), file_id)


@gates.staff
@require_safe
def opened_paper(request: PageRequest, opening_id: UUID, document_id: UUID) -> HttpResponse:
    """A paper of that case."""
    return _paper(request.who, cases.opened_papers(request.who, opening_id), document_id)


def _of_breach(who: Principal, breach_id: UUID) -> ReadElsewhere:
    case_id = oversight.get_breach(who, breach_id).case_id
    if case_id is None:
        raise NotFound
    return cases.inspected_papers(who, case_id)


def _file(who: Principal, read: ReadElsewhere, file_id: UUID) -> HttpResponse:
    if file_id in read.closed:
        raise NotFound
    opened = documents.open_file(
        who,
        file_id,
        case_ref=read.row.id,
        party=read.row.party_id,
        purpose=read.purpose,
        body=read.body,
        reason=read.reason,
    )
    return attachment(opened.name, opened.media_type, opened.content)


def _paper(who: Principal, read: ReadElsewhere, document_id: UUID) -> HttpResponse:
    opened = documents.open_document(
        who, document_id, case_ref=read.row.id, purpose=read.purpose, body=read.body, reason=read.reason
    )
    return attachment(opened.name, opened.media_type, opened.content)
