"""Set up a passkey. Needs a script in the browser; the app's codes are the way without."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from darcha.furniture import links
from darcha.kernel.identity import api, cookies, gates
from darcha.kernel.identity.errors import FactorNotProven
from darcha.kernel.identity.requests import PageRequest

from .security import proven_lately
from .sign_in_way import with_back


@gates.person
@require_POST
def security_passkey_new(request: PageRequest) -> HttpResponse:
    def start() -> HttpResponse:
        challenge = api.start_passkey(request.who)
        response = HttpResponseRedirect(links.to(request, "citizen:security_passkey"))
        cookies.keep_step(response, challenge)
        return response

    return proven_lately(request, start)


@gates.person
@require_http_methods(["GET", "POST"])
def security_passkey(request: PageRequest) -> HttpResponse:
    token = cookies.step_token(request)
    options = api.find_passkey_options(request.who, token)
    if options is None:
        return HttpResponseRedirect(links.to(request, "citizen:security"))
    if request.method == "GET":
        return render(request, "citizen/security_passkey.html", {"options": options, "sentences": []})

    def finish() -> HttpResponse:
        try:
            session = api.finish_passkey(request.who, token, request.POST.get("credential", ""))
        except FactorNotProven as refusal:
            context = {"options": options, "sentences": [refusal.message()]}
            return render(request, "citizen/security_passkey.html", context, status=422)
        response = HttpResponseRedirect(with_back(links.to(request, "citizen:security"), None, changed="added"))
        cookies.keep_session(response, session)
        return response

    return proven_lately(request, finish)
