"""Where cases lie in order in one index: a body, and a service or all of them. Ignores who may see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb


@dataclass(frozen=True, slots=True)
class Span:
    """Cases of one body, of one service or of all (None), that lie in order in one index."""

    body: str
    service: str | None
    regions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    holder: UUID | None = None

    def as_json(self) -> dict[str, Any]:
        """As PostgreSQL reads it; what narrows nothing is null."""
        return {
            "body": self.body,
            "service": self.service,
            "regions": list(self.regions) or None,
            "states": list(self.states) or None,
            "holder": str(self.holder) if self.holder else None,
        }

    def narrowed_by(self) -> tuple[str, ...]:
        """What beside the body narrows it."""
        said = (self.service, self.regions or None, self.states or None, self.holder)
        return tuple(name for name, one in zip(NARROWING, said, strict=True) if one is not None)


@dataclass(frozen=True, slots=True)
class Shape:
    """Spans that are narrowed alike, and at least so many: a statement follows from this and from nothing else of them,
    so that few statements serve everybody."""

    names: tuple[str, ...]
    least: int


NARROWING = ("service", "regions", "states", "holder")
# A condition stands only where it narrows: the planner takes "is null or equal" for narrow, and sorts whole bodies.
GRANTED = {
    "regions": "c.region = ANY(s.regions)",
    "states": "c.state = ANY(s.states)",
    "holder": "c.assigned_to = s.holder",
}
COLUMNS = "body text, service text, regions text[], states text[], holder uuid"
_STEPS = (1, 2, 3, 5, 9, 17, 33, 52, 102)  # the last two: more than the lines of a page
WORKABLE = "c.state IN ('awaiting_applicant', 'in_progress', 'new')"  # as the indexes say it


def shaped(spans: Iterable[Span]) -> tuple[tuple[Shape, ...], dict[str, Jsonb]]:
    """The shapes of the spans, and what is given for each: ``spans0`` for the first, and so on."""
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for span in spans:
        alike.setdefault(span.narrowed_by(), []).append(span.as_json())
    shapes = tuple(Shape(names, _least(len(group))) for names, group in alike.items())
    return shapes, {place(n): Jsonb(group) for n, group in enumerate(alike.values())}


def place(number: int) -> str:
    """Under which name the spans of a shape are given."""
    return f"spans{number}"


def narrowed(shape: Shape, own: Sequence[str], *, alias: str) -> str:
    """The conditions of a span of that shape on a row of ``alias``, with further ones of one's own."""
    parts = [f"{alias}.body = s.body"]
    # the indexes of whole bodies say that they are: see ``Case`` and ``CaseParticipant``
    parts.append(f"{alias}.service_key = s.service" if "service" in shape.names else f"{alias}.service_key <> ''")
    parts += [GRANTED[name] for name in shape.names if name in GRANTED]
    return " AND ".join([*parts, *own])


def _least(number: int) -> int:
    return max(step for step in _STEPS if step <= number)
