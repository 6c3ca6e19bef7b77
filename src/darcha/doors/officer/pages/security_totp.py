"""Codes from an authenticator app for one of the staff: the picture to scan, and the first code that shows that it
worked. A new app is set up beside the old one, which is then removed."""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from darcha.furniture import links
from darcha.furniture.fields import FieldView
from darcha.ground.text import t
from darcha.kernel.identity import api, cookies, gates, second_factor
from darcha.kernel.identity.errors import FactorNotProven
from darcha.kernel.identity.panels import totp_picture
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.way import with_back


@gates.staff
@require_POST
def security_totp_new(request: PageRequest) -> HttpResponse:
    def start() -> HttpResponse:
        factor_id = api.start_totp(request.who)
        return HttpResponseRedirect(links.to(request, "officer:security_totp", factor_id=factor_id))

    return second_factor.proven_lately(request, "officer", start)


@gates.staff
@require_http_methods(["GET", "POST"])
def security_totp(request: PageRequest, factor_id: UUID) -> HttpResponse:
    secret = api.find_pending_totp(request.who, factor_id)
    if secret is None:
        raise Http404
    if request.method == "GET":
        return _page(request, secret, "")

    def confirm() -> HttpResponse:
        try:
            session = api.confirm_totp(request.who, factor_id, request.POST.get("code", ""))
        except FactorNotProven as refusal:
            return _page(request, secret, refusal.message(), status=422)
        response = HttpResponseRedirect(with_back(links.to(request, "officer:security"), None, changed="added"))
        cookies.keep_session(response, session)
        return response

    return second_factor.proven_lately(request, "officer", confirm)


def _page(request: PageRequest, secret: str, error: str, *, status: int = 200) -> HttpResponse:
    field = FieldView(name="code", type="code", label=t("officer.security.totp.code"), error=error, width="5")
    context = {"fields": [field], "picture": totp_picture(secret, request.who.name)}
    return render(request, "officer/security_totp.html", context, status=status)
