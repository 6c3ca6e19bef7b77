"""Set up a passkey. Needs a script in the browser; the app's codes are the way without."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from darcha.kernel.identity import gates, second_factor
from darcha.kernel.identity.requests import PageRequest


@gates.person
@require_POST
def security_passkey_new(request: PageRequest) -> HttpResponse:
    return second_factor.start_passkey(request, "citizen")


@gates.person
@require_http_methods(["GET", "POST"])
def security_passkey(request: PageRequest) -> HttpResponse:
    asked = second_factor.add_passkey(request, "citizen")
    if isinstance(asked, HttpResponse):
        return asked
    context = {"options": asked.options, "sentences": asked.sentences}
    return render(request, "citizen/security_passkey.html", context, status=422 if asked.sentences else 200)
