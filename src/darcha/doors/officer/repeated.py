"""What was flagged at arrival: the earlier case that a petition may repeat. Ignores what is decided about it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from darcha.ground.text import t
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseView, Relation

from .place import place_of


@dataclass(frozen=True, slots=True)
class Repeated:
    """``is_pending``: as it was when the later one came."""

    case_id: UUID
    number: str
    is_pending: bool


def repeated_of(view: CaseView) -> Repeated | None:
    """None where nothing was flagged, or the case has gone to another body since."""
    for line in view.timeline:
        if line.code == cases.MAY_REPEAT and line.params["of_body"] == view.row.body:
            return Repeated(UUID(line.params["case"]), line.params["number"], bool(line.params["pending"]))
    return None


def repeated_words(request: HttpRequest, view: CaseView, language: str) -> dict[str, str]:
    """What the page of the case says of it, while something can still be decided; nothing to a body that takes part."""
    flagged = repeated_of(view) if view.row.closed_at is None else None
    if flagged is None or view.relation is Relation.CO_BODY:
        return {}
    said = "pending" if flagged.is_pending else "answered"
    return {
        "repeated": t(f"officer.beside.{said}", language, number=flagged.number),
        "beside_url": place_of(request).url(request, "officer:beside", case_id=view.row.public_id),
    }
