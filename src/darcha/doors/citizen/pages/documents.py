"""My documents: every paper that was issued to me, and its PDF. Somebody else's is not found, like one that is not."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from darcha.furniture import links
from darcha.furniture.downloads import attachment
from darcha.kernel.documents import api
from darcha.kernel.documents.panels.papers import paper_rows
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

_PAGE = 20


@gates.person
@require_safe
def documents(request: PageRequest) -> HttpResponse:
    """Newest first; ``after`` goes on from the last paper seen."""
    found = api.my_documents(request.who, after=_after(request), limit=_PAGE + 1)
    shown, more = found[:_PAGE], len(found) > _PAGE
    here = links.to(request, "citizen:documents")
    return render(
        request,
        "citizen/verify/documents.html",
        {"rows": paper_rows(shown), "next_url": f"{here}?after={shown[-1].public_id}" if more else ""},
    )


@gates.person
@require_safe
def document(request: PageRequest, document_id: UUID) -> HttpResponse:
    """The sealed PDF. The refusal for a stranger's paper is the same as for none."""
    opened = api.open_document(request.who, document_id)
    return attachment(opened.name, opened.media_type, opened.content)


def _after(request: PageRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None
