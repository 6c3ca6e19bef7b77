"""Signing in, last step for who has set it up: a code of the app, a printed code, or a passkey. Also proving again."""

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
            response = HttpResponseRedirect(back or home_of(request, answer.principal))
            cookies.keep_session(response, answer)
            return response
        if answer.dead:
            return _begin_again(request, back)
        error = t("citizen.sign_in.factor.wrong")
    field = FieldView(
        name="code",
        type="code",
        label=t("citizen.sign_in.factor.label"),
        hint=t("citizen.sign_in.factor.hint"),
        error=error,
        width="20",
        inputmode="text",
    )
    context = {"fields": [field], "step": step, "back": back or ""}
    return render(request, "citizen/sign_in_factor.html", context, status=422 if error else 200)


def _begin_again(request: PageRequest, back: str | None) -> HttpResponse:
    page = "citizen:security" if api.is_person(request.who) else "citizen:sign_in"
    response = HttpResponseRedirect(with_back(links.to(request, page), back, ended="1"))
    cookies.drop_step(response)
    return response
