"""Issued documents: the sealed PDF itself."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from darcha.furniture.downloads import attachment
from darcha.kernel.documents import api as documents

from ..callers import Bearer, caller
from ..responses import OF_A_THING, answers

router = Router(auth=Bearer("documents:read"))


@router.get(
    "documents/{uuid:id}",
    response=answers({}, *OF_A_THING),
    openapi_extra={
        "responses": {
            200: {
                "description": "The sealed PDF",
                "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
            }
        }
    },
)
def get_document(request: HttpRequest, id: UUID) -> HttpResponse:
    """The sealed PDF, as an attachment."""
    opened = documents.open_document(caller(request), id)
    return attachment(opened.name, opened.media_type, opened.content)
