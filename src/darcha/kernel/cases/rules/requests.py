"""What the requests of a case mean for the acts on it. Ignores how they are kept."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from darcha.ground import clock

from ..types import Delegation, OpenRequest, Proposal


def requests_known(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """By the names of ``CaseFacts``: what waits to be confirmed, who is recused, when a hearing is to be held, what
    other bodies owe. ``rows`` are the open requests, the recusals that were granted, and all that others were asked."""
    known: dict[str, Any] = {"recused": (), "requests": (), "has_asked": False}
    for row in rows:
        if row["kind"] == "confirmation":
            known["proposal"] = Proposal(row["act"], UUID(row["by"]), tuple(row["posts"]), UUID(row["id"]))
        elif row["kind"] == "recusal":
            known["recused"] += (UUID(row["by"]),)
            if not row["outcome"]:
                known["recusal_by"], known["recusal_id"] = UUID(row["by"]), UUID(row["id"])
                known["recusal_to"] = row["body"]
        elif row["kind"] == "delegation":
            known["delegation"] = Delegation(UUID(row["to"]), row["act"], date.fromisoformat(row["until"]))
        elif row["kind"] == "hearing":
            known["hearing_at"] = clock.parse(row["at"])
        else:
            known["has_asked"] = True
            known["requests"] += () if row["outcome"] else (OpenRequest(row["kind"], row["body"]),)
    return known
