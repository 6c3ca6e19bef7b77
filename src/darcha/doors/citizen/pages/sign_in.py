"""Signing in, first step: PINFL and document. Says the same whoever they belong to."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.fields import FieldView
from darcha.ground.identifiers import InvalidIdentifier
from darcha.ground.text import t
from darcha.kernel.identity import api, cookies, gates
from darcha.kernel.identity.address import client_address
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.way import back_of, with_back

from .sign_in_way import home_of


@gates.anyone
@require_http_methods(["GET", "POST"])
def sign_in(request: PageRequest) -> HttpResponse:
    back = back_of(request)
    if api.is_person(request.who):
        return HttpResponseRedirect(back or home_of(request, request.who))
    if request.method == "GET":
        return _page(request, back, {}, {})
    typed = {name: request.POST.get(name, "")[:40] for name in ("pinfl", "document")}
    wrong = _wrong(typed)
    if wrong:
        return _page(request, back, typed, wrong, status=422)
    begun = api.start_sign_in(
        request.who,
        typed["pinfl"],
        typed["document"],
        address=client_address(request),
        language=request.lang,
        browser=cookies.browser_word(request),
    )
    if isinstance(begun, api.TooMany):
        minutes = max(1, -(-int(begun.retry_after.total_seconds()) // 60))
        response = _page(request, back, typed, {}, sentence=t("citizen.sign_in.too_many", n=minutes), status=429)
        response.headers["Retry-After"] = str(int(begun.retry_after.total_seconds()))
        return response
    response = HttpResponseRedirect(with_back(links.to(request, "citizen:sign_in_code"), back))
    cookies.keep_step(response, begun)
    return response


def _wrong(typed: Mapping[str, str]) -> dict[str, str]:
    wrong = {}
    for name, clean in (("pinfl", api.clean_pinfl), ("document", api.clean_document)):
        try:
            clean(typed[name])
        except InvalidIdentifier as error:
            wrong[name] = t(f"citizen.sign_in.wrong.{error.code}")
    return wrong


def _page(
    request: PageRequest,
    back: str | None,
    typed: Mapping[str, str],
    wrong: Mapping[str, str],
    *,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    fields = [
        FieldView(
            name=name,
            type="identifier",
            label=t(f"citizen.sign_in.{name}.label"),
            hint=t(f"citizen.sign_in.{name}.hint"),
            value=typed.get(name, ""),
            error=wrong.get(name, ""),
            inputmode="numeric" if name == "pinfl" else "",
            width="20" if name == "pinfl" else "10",
        )
        for name in ("pinfl", "document")
    ]
    context = {
        "fields": fields,
        "sentences": [sentence] if sentence else [],
        "back": back or "",
        "ended": request.GET.get("ended") == "1",
        "people": [one for one in api.demo_people() if one.kind == "person"] if settings.DARCHA_DEMO else [],
    }
    return render(request, "citizen/sign_in.html", context, status=status)
