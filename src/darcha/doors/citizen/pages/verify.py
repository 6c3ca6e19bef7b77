"""Is this paper good? By its code or by the PDF itself, for anybody. Nothing that is checked is kept."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from darcha.furniture import links
from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.errors import TooManyTries
from darcha.kernel.documents.panels.verdict import verdict_panel
from darcha.kernel.identity import gates
from darcha.kernel.identity.address import client_address
from darcha.kernel.identity.requests import PageRequest

_LARGEST = 10 * 1024 * 1024
_MINUTE = "60"


@gates.anyone
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: PageRequest) -> HttpResponse:
    """GET: both ways to check, and on to the result of a typed code. POST: a PDF, answered at once."""
    if request.method == "POST":
        return _of_file(request)
    typed = request.GET.get("code", "").strip()
    if not typed:
        return _ask(request)
    code = documents.read_code(typed)
    if code is None:
        return _ask(request, typed=typed[:100], code_error=t("citizen.verify.code.wrong"))
    return HttpResponseRedirect(links.to(request, "citizen:verify_code", code=code))


@gates.anyone
@require_safe
def verify_code(request: PageRequest, code: str) -> HttpResponse:
    """The result: where a QR leads. Unknown is 404, so that machines can tell as well."""
    return _answer(request, lambda: documents.verify_code(code))


def _of_file(request: PageRequest) -> HttpResponse:
    sent = request.FILES.get("pdf")
    if not isinstance(sent, UploadedFile) or not sent.size:
        return _ask(request, file_error=t("citizen.verify.file.missing"))
    if sent.size > _LARGEST:
        words = t("refusal.file-too-large", megabytes=_LARGEST // 1024 // 1024)
        return _ask(request, file_error=words, status=413)
    return _answer(request, lambda: documents.verify_pdf(sent.read()))


def _answer(request: PageRequest, verdict_of: Callable[[], documents.Verdict]) -> HttpResponse:
    try:
        documents.admit_verifier(request.who, address=client_address(request))
    except TooManyTries as refusal:
        response = _ask(request, extra=(f"{refusal.message()} {refusal.remedy()}",), status=429)
        response.headers["Retry-After"] = _MINUTE
        return response
    verdict = verdict_of()
    unknown = verdict.outcome is documents.Outcome.UNKNOWN
    response = render(
        request,
        "citizen/verify/result.html",
        {"panel": verdict_panel(verdict), "host": _host()},
        status=404 if unknown else 200,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _ask(
    request: PageRequest,
    *,
    typed: str = "",
    code_error: str = "",
    file_error: str = "",
    extra: tuple[str, ...] = (),
    status: int | None = None,
) -> HttpResponse:
    code = FieldView(
        name="code",
        type="identifier",
        label=t("citizen.verify.code"),
        hint=t("citizen.verify.code.hint"),
        value=typed,
        error=code_error,
        width="20",
    )
    file = FieldView(
        name="pdf",
        type="files",
        label=t("citizen.verify.file"),
        hint=t("citizen.verify.file.hint"),
        error=file_error,
        accept="application/pdf,.pdf",
        max=1,
    )
    shown = {"code": code, "file": file, "fields": (code, file), "extra": extra, "host": _host()}
    wrong = bool(code_error or file_error)
    return render(request, "citizen/verify/ask.html", shown, status=status or (422 if wrong else 200))


def _host() -> str:
    """The address that papers carry, whatever name a proxy gave this request."""
    return urlsplit(settings.DARCHA_BASE_URL).netloc
