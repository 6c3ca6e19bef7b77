"""A case that is not one's own, opened by exception: the page that asks why, the case while it is open, and the list
for those who answer for it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from darcha.furniture import links
from darcha.furniture.fields import FieldView, OptionView
from darcha.ground import clock
from darcha.ground.text import t, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import OpeningIncomplete
from darcha.kernel.cases.types.opening import Opening
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest

from ..elsewhere import case_elsewhere
from .desk import around

LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """An opening in words; ``is_open`` while its holder can still read."""

    number: str
    service: str
    who: str
    post: str
    body: str
    occasion: str
    reason: str
    opened: str
    until: str
    is_open: bool


@gates.staff
@require_http_methods(["GET", "POST"])
def open_by_exception(request: PageRequest) -> HttpResponse:
    """Which case, for what, why; nothing typed is lost. A case that one sees anyway is simply opened."""
    said = request.POST if request.method == "POST" else request.GET
    typed = {key: said.get(key, "").replace("\x00", "") for key in ("number", "occasion", "reason")}
    typed["number"] = typed["number"][:LONGEST_NUMBER]
    errors: dict[str, str] = {}
    if request.method == "POST":
        own = cases.find_by_number(request.who, typed["number"])
        if own is not None:
            return HttpResponseRedirect(links.to(request, "officer:case", case_id=own.public_id))
        try:
            opening = cases.open_by_exception(request.who, **typed)
            return HttpResponseRedirect(links.to(request, "officer:opened", opening_id=opening))
        except OpeningIncomplete as refusal:
            errors = {key: t(words) for key, words in refusal.fields.items()}
    context = {**around(request, None), "fields": _fields(typed, errors)}
    return render(request, "officer/open_by_exception.html", context, status=422 if errors else 200)


@gates.staff
@require_safe
def opened(request: PageRequest, opening_id: UUID) -> HttpResponse:
    """That it was read, and why, is written down before it is shown. Not found once it is shut."""
    found = cases.opened_case(request.who, opening_id)
    context = {
        **around(request, None),
        **case_elsewhere(request, found.view, "officer:opened_file", "officer:opened_paper", opening_id=opening_id),
        "case_url": links.to(request, "officer:inbox"),
        "until": write_moment(found.opening.until),
        "reason": found.opening.reason,
    }
    return render(request, "officer/opened.html", context)


@gates.staff
@require_safe
def openings(request: PageRequest) -> HttpResponse:
    """Heads see those in their bodies, inspectors all; for anybody else there is no such page."""
    page = cases.openings(request.who, after=_after(request.GET.get("after", "")))
    here = links.to(request, "officer:openings")
    context = {
        **around(request, None),
        "lines": [_line(one, request.lang) for one in page.items],
        "next_url": f"{here}?after={page.next}" if page.next else "",
        "is_openings": True,
    }
    return render(request, "officer/openings.html", context)


def _after(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _line(one: Opening, language: str) -> OpeningLine:
    versions = catalogue.current().services.get(one.service_key)
    holders = identity.find_post_holders(one.body)
    return OpeningLine(
        number=one.number,
        service=versions[-1].name.in_(language) if versions else "",
        who=next((holder.name for holder in holders if holder.account_id == one.account_id), ""),
        post=catalogue.post_name(one.body, one.post, language),
        body=catalogue.body_name(one.body, language, short=True),
        occasion=t(f"cases.opening.occasion.{one.occasion}", language),
        reason=one.reason,
        opened=write_moment(one.opened_at),
        until=write_moment(one.until),
        is_open=one.until > clock.now(),
    )


def _fields(typed: dict[str, str], errors: dict[str, str]) -> list[FieldView]:
    occasions = tuple(OptionView(key, t(f"cases.opening.occasion.{key}")) for key in cases.OCCASIONS)
    return [
        FieldView("number", "text", t("officer.opening.number"), value=typed["number"], error=errors.get("number", "")),
        FieldView(
            "occasion",
            "choice",
            t("officer.opening.occasion"),
            value=typed["occasion"],
            error=errors.get("occasion", ""),
            options=occasions,
        ),
        FieldView(
            "reason",
            "long-text",
            t("officer.opening.reason"),
            hint=t("officer.opening.reason_hint"),
            value=typed["reason"],
            error=errors.get("reason", ""),
            max=cases.LONGEST_REASON,
            rows=4,
        ),
    ]
