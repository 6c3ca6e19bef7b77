"""Demo mode: what would have been sent by SMS and e-mail, sign-in codes too. Elsewhere there is no such page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from darcha.furniture import links
from darcha.kernel.identity import gates
from darcha.kernel.notifications import api as notifications

SHOWN = 60
LOOK_AFTER_SECONDS = 5


@gates.anyone
@require_GET
def demo_outbox(request: HttpRequest) -> HttpResponse:
    """Newest first. ``?watch=1`` looks again by itself."""
    copies = notifications.find_sent_copies(SHOWN)
    if copies is None:
        raise Http404
    here = links.to(request, "citizen:demo_outbox")
    watching = request.GET.get("watch") == "1"
    context = {"copies": copies, "watching": watching, "look_after": LOOK_AFTER_SECONDS, "here": here}
    response = render(request, "citizen/pay/demo_outbox.html", context)
    response["Cache-Control"] = "no-store"
    return response
