"""Set up codes from an authenticator app: the picture to scan, and the first code that shows that it worked."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.identity import gates, second_factor
from darcha.kernel.identity.panels import totp_picture
from darcha.kernel.identity.requests import PageRequest


@gates.person
@require_POST
def security_totp_new(request: PageRequest) -> HttpResponse:
    return second_factor.start_app(request, "citizen")


@gates.person
@require_http_methods(["GET", "POST"])
def security_totp(request: PageRequest, factor_id: UUID) -> HttpResponse:
    asked = second_factor.add_app(request, "citizen", factor_id)
    if isinstance(asked, HttpResponse):
        return asked
    field = FieldView(name="code", type="code", label=t("citizen.security.totp.code"), error=asked.error, width="5")
    context = {"fields": [field], "picture": totp_picture(asked.secret, request.who.name)}
    return render(request, "citizen/security_totp.html", context, status=422 if asked.error else 200)
