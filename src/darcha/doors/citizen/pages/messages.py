"""Messages: everything that was said to me, newest first. Ignores SMS and e-mail: those are only copies."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from darcha.furniture import links
from darcha.furniture.language import TAGS
from darcha.ground import clock
from darcha.kernel.identity import gates
from darcha.kernel.notifications import api as notifications

_PAGE = 20
_CASE = "case:"


@dataclass(frozen=True, slots=True)
class Line:
    """One notice; ``tag`` is the language it was written in."""

    subject: str
    body: str
    at: datetime
    is_new: bool
    url: str
    tag: str


@gates.person
@require_http_methods(["GET", "POST"])
def messages(request: HttpRequest) -> HttpResponse:
    """GET lists; POST ticks off those that are shown. Reading alone changes nothing."""
    who = request.who  # type: ignore[attr-defined]
    found = notifications.inbox_of(who, before=_before(request), limit=_PAGE + 1)
    shown = found[:_PAGE]
    here = links.to(request, "citizen:messages")
    if request.method == "POST":
        notifications.mark_seen(who, notice_ids=[notice.id for notice in shown])
        return HttpResponseRedirect(here)
    lines = [_line(request, notice) for notice in shown]
    next_url = f"{here}?before={shown[-1].said_at.timestamp()}" if len(found) > _PAGE else ""
    context = {"lines": lines, "next_url": next_url, "has_new": any(line.is_new for line in lines)}
    return render(request, "citizen/case/messages.html", context)


def _line(request: HttpRequest, notice: notifications.Notice) -> Line:
    url = ""
    if notice.about.startswith(_CASE):
        url = links.to(request, "citizen:case", public_id=UUID(notice.about.removeprefix(_CASE)))
    return Line(
        notice.subject, notice.body, notice.said_at, notice.seen_at is None, url, TAGS.get(notice.language, "uz-Latn")
    )


def _before(request: HttpRequest) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(request.GET.get("before", "")), clock.TASHKENT)
    except (ValueError, OverflowError, OSError):
        return None
