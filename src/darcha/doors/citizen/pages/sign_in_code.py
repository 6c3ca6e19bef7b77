"""Signing in, second step: the code that came by SMS."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.identity import api, cookies, gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.way import back_of, with_back

from .sign_in_way import home_of


@gates.anyone
@require_http_methods(["GET", "POST"])
@never_cache
def sign_in_code(request: PageRequest) -> HttpResponse:
    back, token = back_of(request), cookies.step_token(request)
    if api.find_stage(token) != "code":
        return _begin_again(request, back)
    if request.method == "GET":
        return _page(request, back, "")
    answer = api.finish_sign_in(
        request.who, token, request.POST.get("code", ""), user_agent=request.headers.get("User-Agent", "")
    )
    if isinstance(answer, api.FactorNeeded):
        return HttpResponseRedirect(with_back(links.to(request, "citizen:sign_in_factor"), back))
    if isinstance(answer, api.NotProven):
        if answer.dead:
            return _begin_again(request, back)
        return _page(request, back, t("citizen.sign_in.code.wrong"), status=422)
    response = HttpResponseRedirect(back or home_of(request, answer.principal))
    cookies.keep_session(response, answer)
    return response


def _begin_again(request: PageRequest, back: str | None) -> HttpResponse:
    response = HttpResponseRedirect(with_back(links.to(request, "citizen:sign_in"), back, ended="1"))
    cookies.drop_step(response)
    return response


def _page(request: PageRequest, back: str | None, error: str, *, status: int = 200) -> HttpResponse:
    field = FieldView(
        name="code",
        type="code",
        label=t("citizen.sign_in.code.label"),
        hint=t("citizen.sign_in.code.hint"),
        error=error,
        width="5",
    )
    context = {
        "fields": [field],
        "back": back or "",
        "again": with_back(links.to(request, "citizen:sign_in"), back),
    }
    return render(request, "citizen/sign_in_code.html", context, status=status)
