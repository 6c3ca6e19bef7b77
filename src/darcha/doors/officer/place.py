"""Where in the desk somebody stands: which view, narrowed by what, which page of it. Carried from link to link. Ignores
the cases."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from darcha.furniture import links
from darcha.kernel.cases.types import WORKABLE_STATES, CaseState, WorklistFilter

VIEWS: dict[str, WorklistFilter] = {
    "risk": WorklistFilter(),
    "mine": WorklistFilter(assigned="me"),
    "free": WorklistFilter(assigned="nobody"),
    "waiting": WorklistFilter(state=CaseState.AWAITING_APPLICANT),
    "overdue": WorklistFilter(overdue=True),
}
STATES = tuple(state.value for state in CaseState if state in WORKABLE_STATES)
_CURSOR = re.compile(r"[A-Za-z0-9_-]{1,200}")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,79}")


@dataclass(frozen=True, slots=True)
class Place:
    """A view, or what one officer holds, narrowed or not, and the cursor of its page; anything else reads as the
    beginning."""

    view: str = "risk"
    after: str = ""
    holder: UUID | None = None
    service: str = ""
    body: str = ""
    state: str = ""
    until: date | None = None

    @property
    def filter(self) -> WorklistFilter:
        """What of the worklist stands here."""
        seen = WorklistFilter(holder=self.holder) if self.holder else VIEWS[self.view]
        return replace(
            seen,
            service_key=self.service or None,
            body=self.body or None,
            state=CaseState(self.state) if self.state else seen.state,
            due_before=self.until,
        )

    @property
    def name(self) -> str:
        """The view that is marked as open; none is while one officer's cases are seen."""
        return "" if self.holder else self.view

    @property
    def is_narrowed(self) -> bool:
        """Whether less than the whole view is listed."""
        return bool(self.service or self.body or self.state or self.until)

    @property
    def whole(self) -> "Place":
        """The same view, not narrowed."""
        return Place(self.view, holder=self.holder)

    def next(self, after: str) -> "Place":
        """The same list from there on."""
        return replace(self, after=after)

    @property
    def asked(self) -> dict[str, str]:
        """What is listed, as an address says it, whichever page of it."""
        said = {
            "view": self.view if self.view != "risk" else "",
            "holder": str(self.holder or ""),
            "service": self.service,
            "body": self.body,
            "state": self.state,
            "until": self.until.isoformat() if self.until else "",
        }
        return {name: value for name, value in said.items() if value}

    @property
    def kept(self) -> dict[str, str]:
        """What an address, or a form, has to carry along."""
        return {**self.asked, **({"after": self.after} if self.after else {})}

    def url(self, request: HttpRequest, name: str, **kwargs: str | UUID) -> str:
        """The address of a page of this door that leads back to the same place."""
        address = links.to(request, name, lang=None, **kwargs)
        return f"{address}?{urlencode(self.kept)}" if self.kept else address


def place_of(request: HttpRequest) -> Place:
    """As the address says it."""
    return read_place(request.GET)


def read_place(said: Mapping[str, str]) -> Place:
    """As an address, or what was kept of one, says it; what makes no sense says nothing."""
    view, after, state = said.get("view", ""), said.get("after", ""), said.get("state", "")
    return Place(
        view if view in VIEWS else "risk",
        after if _CURSOR.fullmatch(after) else "",
        _holder(said.get("holder", "")),
        _key(said.get("service", "")),
        _key(said.get("body", "")),
        state if state in STATES else "",
        _day(said.get("until", "")),
    )


def _key(said: str) -> str:
    return said if _KEY.fullmatch(said) else ""


def _day(said: str) -> date | None:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None


def _holder(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
