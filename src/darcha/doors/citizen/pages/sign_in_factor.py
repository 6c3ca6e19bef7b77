"""Signing in, last step for who has set it up: a code of the app, a printed code, or a passkey. Also proving again."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.identity import gates, second_factor
from darcha.kernel.identity.requests import PageRequest

from .sign_in_way import home_of


@gates.anyone
@require_http_methods(["GET", "POST"])
@never_cache
def sign_in_factor(request: PageRequest) -> HttpResponse:
    asked = second_factor.prove(request, "citizen", lambda who: home_of(request, who))
    if isinstance(asked, HttpResponse):
        return asked
    field = FieldView(
        name="code",
        type="code",
        label=t("citizen.sign_in.factor.label"),
        hint=t("citizen.sign_in.factor.hint"),
        error=t("citizen.sign_in.factor.wrong") if asked.is_wrong else "",
        width="20",
        inputmode="text",
    )
    context = {"fields": [field], "step": asked.step, "back": asked.back}
    return render(request, "citizen/sign_in_factor.html", context, status=422 if asked.is_wrong else 200)
