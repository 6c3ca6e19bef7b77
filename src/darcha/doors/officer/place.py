"""Where in the desk somebody stands: which view, which page of it. Carried from link to link. Ignores the cases."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from darcha.furniture import links
from darcha.kernel.cases.types import CaseState, WorklistFilter

VIEWS: dict[str, WorklistFilter] = {
    "risk": WorklistFilter(),
    "mine": WorklistFilter(assigned="me"),
    "free": WorklistFilter(assigned="nobody"),
    "waiting": WorklistFilter(state=CaseState.AWAITING_APPLICANT),
    "overdue": WorklistFilter(overdue=True),
}
_CURSOR = re.compile(r"[A-Za-z0-9_-]{1,200}")


@dataclass(frozen=True, slots=True)
class Place:
    """A view, or what one officer holds, and the cursor of its page; anything else reads as the beginning."""

    view: str = "risk"
    after: str = ""
    holder: UUID | None = None

    @property
    def filter(self) -> WorklistFilter:
        """What of the worklist stands here."""
        return WorklistFilter(holder=self.holder) if self.holder else VIEWS[self.view]

    @property
    def name(self) -> str:
        """The view that is marked as open; none is while one officer's cases are seen."""
        return "" if self.holder else self.view

    def next(self, after: str) -> "Place":
        """The same list from there on."""
        return Place(self.view, after, self.holder)

    @property
    def kept(self) -> dict[str, str]:
        """What an address, or a form, has to carry along."""
        holder = {"holder": str(self.holder)} if self.holder else {}
        view = {"view": self.view} if self.view != "risk" else {}
        return {**view, **holder, **({"after": self.after} if self.after else {})}

    def url(self, request: HttpRequest, name: str, **kwargs: str | UUID) -> str:
        """The address of a page of this door that leads back to the same place."""
        address = links.to(request, name, lang=None, **kwargs)
        return f"{address}?{urlencode(self.kept)}" if self.kept else address


def place_of(request: HttpRequest) -> Place:
    """As the address says it."""
    view, after = request.GET.get("view", ""), request.GET.get("after", "")
    return Place(
        view if view in VIEWS else "risk",
        after if _CURSOR.fullmatch(after) else "",
        _holder(request.GET.get("holder", "")),
    )


def _holder(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
