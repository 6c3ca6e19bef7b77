"""The second factors of a member of staff: passkeys can be added, and any but the last be removed."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from darcha.furniture import links
from darcha.kernel.identity import api, gates, second_factor
from darcha.kernel.identity.errors import LastFactor
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.way import with_back


@gates.staff
@require_GET
def security(request: PageRequest) -> HttpResponse:
    return _list(request)


@gates.staff
@require_POST
def security_remove(request: PageRequest, factor_id: UUID) -> HttpResponse:
    def remove() -> HttpResponse:
        api.remove_factor(request.who, factor_id)
        return HttpResponseRedirect(with_back(links.to(request, "officer:security"), None, changed="removed"))

    try:
        return second_factor.proven_lately(request, "officer", remove)
    except LastFactor as refusal:
        return _list(request, (refusal.message(), refusal.remedy()), status=409)


@gates.staff
@require_POST
def security_passkey_new(request: PageRequest) -> HttpResponse:
    return second_factor.start_passkey(request, "officer")


@gates.staff
@require_http_methods(["GET", "POST"])
def security_passkey(request: PageRequest) -> HttpResponse:
    asked = second_factor.add_passkey(request, "officer")
    if isinstance(asked, HttpResponse):
        return asked
    context = {"options": asked.options, "sentences": asked.sentences}
    return render(request, "officer/security_passkey.html", context, status=422 if asked.sentences else 200)


def _list(request: PageRequest, sentences: tuple[str, ...] = (), *, status: int = 200) -> HttpResponse:
    factors = api.factors_of(request.who)
    context = {
        "factors": factors,
        "may_remove": len(factors) > 1,
        "sentences": sentences,
        "changed": request.GET.get("changed", ""),
        "ended": request.GET.get("ended") == "1",
    }
    return render(request, "officer/security.html", context, status=status)
