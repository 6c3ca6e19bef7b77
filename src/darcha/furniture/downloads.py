"""Content on its way to a disk: always an attachment, never guessed at, never run. Ignores who may have it."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attachment(name: str, media_type: str, content: bytes) -> HttpResponse:
    """A response that no browser shows inline, whatever the content turns out to be."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
