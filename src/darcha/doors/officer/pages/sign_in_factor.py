"""Signing in of staff, second step, never left out: a code of the app or a passkey."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.identity import api, cookies, gates
from darcha.kernel.identity.requests import PageRequest

from .sign_in_way import back_of, home_of, with_back


@gates.anyone
@require_http_methods(["GET", "POST"])
def sign_in_factor(request: PageRequest) -> HttpResponse:
    back, token = back_of(request), cookies.step_token(request)
    step = api.find_factor_step(token)
    if step is None:
        return _begin_again(request, back)
    error = ""
    if request.method == "POST":
        answer = api.prove_factor(
            request.who,
            token,
            code=request.POST.get("code", ""),
            passkey=request.POST.get("credential", ""),
            user_agent=request.headers.get("User-Agent", ""),
        )
        if isinstance(answer, api.SessionSecret):
            response = HttpResponseRedirect(back or home_of(request))
            cookies.keep_session(response, answer)
            return response
        if answer.dead:
            return _begin_again(request, back)
        error = t("officer.sign_in.factor.wrong")
    field = FieldView(
        name="code",
        type="code",
        label=t("officer.sign_in.factor.label"),
        hint=t("officer.sign_in.factor.hint"),
        error=error,
        width="5",
    )
    context = {
        "fields": [field],
        "step": step,
        "back": back or "",
        "codes": _demo_codes() if settings.DARCHA_DEMO else [],
    }
    return render(request, "officer/sign_in_factor.html", context, status=422 if error else 200)


def _demo_codes() -> list[dict[str, str]]:
    return [{"name": one.name, "code": api.demo_code(one.persona)} for one in api.demo_people() if one.kind == "staff"]


def _begin_again(request: PageRequest, back: str | None) -> HttpResponse:
    response = HttpResponseRedirect(with_back(links.to(request, "officer:sign_in"), back, ended="1"))
    cookies.drop_step(response)
    return response
