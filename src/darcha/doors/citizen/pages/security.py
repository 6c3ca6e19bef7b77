"""How one signs in: second factors, printed codes, and proving oneself again before changing them."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from darcha.furniture import links
from darcha.kernel.identity import api, gates, second_factor
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.way import back_of, with_back


@gates.person
@require_GET
def security(request: PageRequest) -> HttpResponse:
    context = {
        "factors": api.factors_of(request.who),
        "codes_left": api.recovery_codes_left(request.who),
        "back": back_of(request),
        "changed": request.GET.get("changed", ""),
    }
    return render(request, "citizen/security.html", context)


@gates.person
@require_POST
def security_remove(request: PageRequest, factor_id: UUID) -> HttpResponse:
    def remove() -> HttpResponse:
        api.remove_factor(request.who, factor_id)
        return HttpResponseRedirect(with_back(links.to(request, "citizen:security"), None, changed="removed"))

    return second_factor.proven_lately(request, "citizen", remove)


@gates.person
@require_POST
def security_recovery(request: PageRequest) -> HttpResponse:
    """The codes stand in the answer itself: they are shown once and kept nowhere, so there is no page to lead to."""

    def make() -> HttpResponse:
        codes = api.make_recovery_codes(request.who)
        return render(request, "citizen/security_recovery.html", {"codes": codes})

    return second_factor.proven_lately(request, "citizen", make)
