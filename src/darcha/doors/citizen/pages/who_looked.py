"""Who looked at my data: when, which body and post, for what, in which application. Never an officer's own name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from darcha.ground.text import Text, t
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Catalogue
from darcha.kernel.exchange import api as exchange
from darcha.kernel.exchange.types import Access
from darcha.kernel.identity import gates
from darcha.kernel.identity.requests import PageRequest


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the page."""

    at: datetime
    who: Text | str
    post: Text | str
    what: Text | str
    why: str
    case_number: str


@gates.person
@require_GET
def who_looked(request: PageRequest) -> HttpResponse:
    page = exchange.accesses_of(request.who.own_record, after=_after(request.GET.get("after", "")))
    numbers = cases.numbers_of(look.case_id for look in page.items if look.case_id)
    packs = catalogue.current()
    context = {
        "looks": [_look(access, packs, numbers) for access in page.items],
        "next_after": page.next_after,
        "is_first": "after" not in request.GET,
    }
    return render(request, "citizen/who_looked.html", context)


def _after(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None


def _look(access: Access, packs: Catalogue, numbers: Mapping[UUID, str]) -> Look:
    body = packs.bodies.get(access.body)
    posts = {post.key: post.name for post in body.posts} if body else {}
    registry = packs.registries.get(access.source)
    return Look(
        at=access.at,
        who=body.name if body else t(f"citizen.who_looked.reader.{access.reader}"),
        post=posts.get(access.post, ""),
        what=registry.name if registry else t("citizen.who_looked.case"),
        why=t(f"exchange.purpose.{access.purpose}"),
        case_number=numbers.get(access.case_id, "") if access.case_id else "",
    )
