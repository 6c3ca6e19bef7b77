"""What crosses the counter: facts of record and records to be entered. Ignores how they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Fact:
    """What a registry says, with where it comes from. ``data`` holds only the fields that the reader was granted."""

    registry: str
    record_id: UUID  # stays the same from version to version
    data: Mapping[str, Any]
    source: str
    recorded_at: datetime
    valid_from: date
    valid_to: date | None = None  # the first day on which it no longer holds


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to be imported. ``record_id`` is given by sources that know it; ``valid_from`` defaults to today."""

    data: Mapping[str, Any]
    record_id: UUID | None = None
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """All that one service may know of one party: facts by registry, with every source at hand."""

    by_registry: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)

    def as_data(self) -> dict[str, list[dict[str, Any]]]:
        """Registry key to the list of its records' granted data; what prefill and the packs' rules read."""
        return {registry: [dict(fact.data) for fact in facts] for registry, facts in self.by_registry.items()}

    def of(self, registry: str) -> tuple[Fact, ...]:
        """The facts of one registry; none when the service has no right to it."""
        return self.by_registry.get(registry, ())
