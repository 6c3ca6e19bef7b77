"""Signing in of staff, second step, never left out: a code of the app or a passkey. Also proving again."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.identity import api, gates, second_factor
from darcha.kernel.identity.requests import PageRequest

from .sign_in_way import home_of


@gates.anyone
@require_http_methods(["GET", "POST"])
@never_cache
def sign_in_factor(request: PageRequest) -> HttpResponse:
    asked = second_factor.prove(request, "officer", lambda _who: home_of(request))
    if isinstance(asked, HttpResponse):
        return asked
    field = FieldView(
        name="code",
        type="code",
        label=t("officer.sign_in.factor.label"),
        hint=t("officer.sign_in.factor.hint"),
        error=t("officer.sign_in.factor.wrong") if asked.is_wrong else "",
        width="5",
    )
    context = {
        "fields": [field],
        "step": asked.step,
        "back": asked.back,
        "codes": _demo_codes() if settings.DARCHA_DEMO else [],
    }
    return render(request, "officer/sign_in_factor.html", context, status=422 if asked.is_wrong else 200)


def _demo_codes() -> list[dict[str, str]]:
    return [{"name": one.name, "code": api.demo_code(one.persona)} for one in api.demo_people() if one.kind == "staff"]
