"""Who looked at my data: when, which body and post, for what, at which of it. Never an officer's own name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from darcha.furniture import links
from darcha.furniture.parts import FilterLink
from darcha.ground import clock
from darcha.ground.text import Text, current, t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Catalogue
from darcha.kernel.exchange import api as exchange
from darcha.kernel.exchange.types import Access
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest
from darcha.kernel.identity.types import Principal

from ..looked_at import Party, words_of_case, words_of_record

_COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the page: the same reader on the same day for the same thing, with every moment of it. ``register``
    is empty when the application itself was read."""

    at: tuple[datetime, ...]
    who: Text | str
    post: Text | str
    register: Text | str
    what: tuple[str, ...]
    why: str
    case_number: str
    reason: str


@gates.person
@require_GET
def who_looked(request: PageRequest) -> HttpResponse:
    """One's own data; for whoever acts for a company, that company's as well."""
    is_company = request.who.on_behalf_of is not None and request.GET.get("of") == _COMPANY
    page = exchange.accesses_of(_record(request.who, is_company), after=_after(request.GET.get("after", "")))
    named = cases.references_of(look.case_id for look in page.items if look.case_id)
    context = {
        "looks": list(_looks(page.items, named, "entity" if is_company else "person")),
        "next_after": page.next_after,
        "is_first": "after" not in request.GET,
        "is_company": is_company,
        "filters": _filters(request, is_company),
    }
    return render(request, "citizen/who_looked.html", context)


def _record(who: Principal, is_company: bool) -> UUID:
    return who.on_behalf_of.id if is_company and who.on_behalf_of else who.own_record


def _filters(request: PageRequest, is_company: bool) -> tuple[FilterLink, ...]:
    if request.who.on_behalf_of is None:
        return ()
    here = links.to(request, "citizen:who_looked")
    return (
        FilterLink(t("citizen.who_looked.of.me"), here, not is_company),
        FilterLink(request.who.acting_name, f"{here}?of={_COMPANY}", is_company),
    )


def _after(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None


def _looks(items: Sequence[Access], named: Mapping[UUID, cases.CaseReference], party: Party) -> Iterator[Look]:
    packs = catalogue.current()
    for _, together in groupby(items, key=_sameness):
        same = list(together)
        case = named.get(same[0].case_id) if same[0].case_id else None
        yield _look(same[0], tuple(one.at for one in same), packs, case, party)


def _sameness(access: Access) -> tuple[object, ...]:
    return (
        access.at.astimezone(clock.TASHKENT).date(),
        access.reader,
        access.body,
        access.post,
        access.source,
        access.fields,
        access.purpose,
        access.case_id,
        access.reason,
    )


def _look(
    access: Access, at: tuple[datetime, ...], packs: Catalogue, case: cases.CaseReference | None, party: Party
) -> Look:
    body = packs.bodies.get(access.body)
    posts = {post.key: post.name for post in body.posts} if body else {}
    registry = packs.registries.get(access.source)
    versions = packs.services.get(case.service_key, ()) if case else ()
    service = versions[-1] if versions else None
    return Look(
        at=at,
        who=body.name if body else t(f"citizen.who_looked.reader.{access.reader}"),
        post=posts.get(access.post, ""),
        register=registry.name if registry else "",
        what=words_of_record(access.fields, registry, current())
        if registry
        else words_of_case(access.fields, packs, service, party, current()),
        why=t(f"exchange.purpose.{access.purpose}"),
        case_number=case.number if case else "",
        reason=access.reason,
    )
