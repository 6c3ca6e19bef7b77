"""The second factors of a member of staff: passkeys can be added, and any but the last be removed."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from darcha.furniture import links
from darcha.kernel.identity import api, cookies, gates
from darcha.kernel.identity.errors import FactorNotProven, FactorTooOld, LastFactor
from darcha.kernel.identity.requests import PageRequest

from .sign_in_way import with_back


@gates.staff
@require_GET
def security(request: PageRequest) -> HttpResponse:
    return _list(request, [])


@gates.staff
@require_POST
def security_remove(request: PageRequest, factor_id: UUID) -> HttpResponse:
    def remove() -> HttpResponse:
        try:
            api.remove_factor(request.who, factor_id)
        except LastFactor as refusal:
            return _list(request, [refusal.message()], status=409)
        return HttpResponseRedirect(links.to(request, "officer:security"))

    return _proven_lately(request, remove)


@gates.staff
@require_POST
def security_passkey_new(request: PageRequest) -> HttpResponse:
    def start() -> HttpResponse:
        challenge = api.start_passkey(request.who)
        response = HttpResponseRedirect(links.to(request, "officer:security_passkey"))
        cookies.keep_step(response, challenge)
        return response

    return _proven_lately(request, start)


@gates.staff
@require_http_methods(["GET", "POST"])
def security_passkey(request: PageRequest) -> HttpResponse:
    token = cookies.step_token(request)
    options = api.find_passkey_options(request.who, token)
    if options is None:
        return HttpResponseRedirect(links.to(request, "officer:security"))
    if request.method == "GET":
        return render(request, "officer/security_passkey.html", {"options": options, "sentences": []})

    def finish() -> HttpResponse:
        try:
            session = api.finish_passkey(request.who, token, request.POST.get("credential", ""))
        except FactorNotProven as refusal:
            context = {"options": options, "sentences": [refusal.message()]}
            return render(request, "officer/security_passkey.html", context, status=422)
        response = HttpResponseRedirect(links.to(request, "officer:security"))
        cookies.keep_session(response, session)
        return response

    return _proven_lately(request, finish)


def _list(request: PageRequest, sentences: list[str], *, status: int = 200) -> HttpResponse:
    context = {"factors": api.factors_of(request.who), "sentences": sentences}
    return render(request, "officer/security.html", context, status=status)


def _proven_lately(request: PageRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it, or first lead to proving the second factor again and then back to the list."""
    try:
        return act()
    except FactorTooOld:
        challenge = api.start_step_up(request.who)
    there = with_back(links.to(request, "officer:sign_in_factor"), links.to(request, "officer:security"))
    response = HttpResponseRedirect(there)
    cookies.keep_step(response, challenge)
    return response
