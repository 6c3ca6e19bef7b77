"""Signing in of staff, first step: login and passphrase."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.fields import FieldView
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
    if api.is_staff(request.who):
        return HttpResponseRedirect(back or home_of(request))
    if request.method == "GET":
        return _page(request, back, "")
    begun = api.start_staff_sign_in(
        request.who,
        request.POST.get("login", ""),
        request.POST.get("passphrase", ""),
        address=client_address(request),
        browser=cookies.browser_word(request),
    )
    if isinstance(begun, api.TooMany):
        minutes = max(1, -(-int(begun.retry_after.total_seconds()) // 60))
        response = _page(request, back, t("officer.sign_in.too_many", n=minutes), status=429)
        response.headers["Retry-After"] = str(int(begun.retry_after.total_seconds()))
        return response
    if isinstance(begun, api.NotProven):
        return _page(request, back, t("officer.sign_in.wrong"), status=422)
    response = HttpResponseRedirect(with_back(links.to(request, "officer:sign_in_factor"), back))
    cookies.keep_step(response, begun)
    return response


def _page(request: PageRequest, back: str | None, sentence: str, *, status: int = 200) -> HttpResponse:
    fields = [
        FieldView(
            name="login",
            type="text",
            label=t("officer.sign_in.login"),
            width="30",
            value=request.POST.get("login", "")[:120],
            autocomplete="username",
        ),
        FieldView(name="passphrase", type="password", label=t("officer.sign_in.passphrase"), width="30"),
    ]
    context = {
        "fields": fields,
        "sentences": [sentence] if sentence else [],
        "back": back or "",
        "ended": request.GET.get("ended") == "1",
        "kept": request.GET.get("kept") == "1",
        "is_over": request.who.kind == "anonymous" and bool(cookies.session_secret(request)),
        "people": [one for one in api.demo_people() if one.kind == "staff"] if settings.DARCHA_DEMO else [],
    }
    return render(request, "officer/sign_in.html", context, status=status)
