"""Payme's calls. The protocol answers everything with HTTP 200, so nothing here ever raises."""

import json

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError

from darcha.kernel.identity import gates
from darcha.kernel.payments import api as payments

PROVIDER = "payme"
READ_AT_MOST = 65_537  # one byte more than the connector accepts, so that it sees what is too long


@gates.callback
def payme(request: HttpRequest) -> HttpResponse:
    """Hands the call to the connector and answers what it says; 404 where no such provider is connected."""
    provider = payments.find_provider(PROVIDER)
    if provider is None:
        return HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    try:
        body = request.read(READ_AT_MOST)
    except UnreadablePostError:
        body = b""
    answer = provider.answer(
        method=request.method or "", authorization=request.headers.get("Authorization", ""), body=body
    )
    return HttpResponse(json.dumps(answer, ensure_ascii=False), content_type="application/json; charset=utf-8")
