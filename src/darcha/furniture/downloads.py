"""Bytes on their way to a person's disk: never shown inline, never run. Ignores who may have them."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attachment(name: str, media_type: str, content: bytes) -> HttpResponse:
    """A download that no browser opens as a page of ours."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store"
    return response
