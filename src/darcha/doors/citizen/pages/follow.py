"""How a petition on paper is going, by the code of its slip. The code is sent, never put into an address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture.fields import FieldView
from darcha.ground.refusals import NotFound
from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.panels import followed_panel
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.errors import TooManyTries
from darcha.kernel.identity import gates
from darcha.kernel.identity.address import client_address
from darcha.kernel.identity.requests import PageRequest

_MINUTE = "60"
LONGEST = 100


@gates.anyone
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: PageRequest) -> HttpResponse:
    """GET asks for the code; POST shows where the petition stands. Tries are counted as those of verifying are."""
    if request.method != "POST":
        return _ask(request)
    typed = request.POST.get("code", "").replace("\x00", "")[:LONGEST]
    try:
        documents.admit_verifier(request.who, address=client_address(request))
        followed = cases.follow(request.who, code=typed)
    except TooManyTries as refusal:
        response = _ask(request, extra=(f"{refusal.message()} {refusal.remedy()}",), status=429)
        response.headers["Retry-After"] = _MINUTE
        return response
    except NotFound:
        return _ask(request, typed=typed, error=t("citizen.follow.unknown"), status=422)
    response = render(request, "citizen/case/followed.html", {"panel": followed_panel(followed, request.lang)})
    response.headers["Cache-Control"] = "no-store"
    return response


def _ask(
    request: PageRequest, *, typed: str = "", error: str = "", extra: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    code = FieldView(
        "code",
        "identifier",
        t("citizen.follow.code"),
        hint=t("citizen.follow.code.hint"),
        value=typed,
        error=error,
        width="20",
    )
    context = {"code": code, "fields": (code,), "extra": extra}
    return render(request, "citizen/case/follow.html", context, status=status)
