"""Content on its way to a disk: always an attachment, never guessed at, never run. Ignores who may have it."""

from collections.abc import Iterable
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header


def attachment(name: str, media_type: str, content: bytes) -> HttpResponse:
    """A response that no browser shows inline, whatever the content turns out to be."""
    response = HttpResponse(content, content_type=media_type)
    _fence(response, name)
    return response


def streamed(name: str, media_type: str, pieces: Iterable[bytes]) -> HttpResponse:
    """The same of what is made while it is sent. It has the headers of a response and no content."""
    response = StreamingHttpResponse(pieces, content_type=media_type)
    _fence(response, name)
    return cast(HttpResponse, response)


def _fence(response: HttpResponseBase, name: str) -> None:
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
