"""What identity needs from higher rooms, and the one place where config binds it. Ignores who answers."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from .types import Mandate, PersonFact, Reach

P = TypeVar("P")
_bound: dict[object, object] = {}


class PersonFacts(Protocol):
    """The registry of persons, as far as signing in needs it."""

    def find_person(self, pinfl: str, document: str) -> PersonFact | None:
        """The person to whom both numbers belong; None for any mismatch."""


class Mandates(Protocol):
    """Who may act for whom."""

    def of(self, person_id: UUID) -> tuple[Mandate, ...]:
        """The organisations that this person heads now."""


class Reaches(Protocol):
    """How far posts reach, as the packs say at this moment."""

    def of(self, body: str, post: str) -> Reach:
        """Everywhere, for a post that no pack narrows or knows."""


class CodeSender(Protocol):
    """Carries a one-time code to a phone."""

    def send(self, phone: str, code: str, language: str) -> None:
        """Queue the message in the running transaction; ``phone`` is E.164."""


def bind(port: object, adapter: object) -> None:
    """Say who answers a port. Called by config's wiring and by tests."""
    _bound[port] = adapter


def bound(port: Callable[..., P]) -> P:
    """Who answers the port. Raises LookupError when nothing is bound."""
    if port not in _bound:
        raise LookupError(f"nothing is bound to the port {cast(Any, port).__name__}")
    return cast(P, _bound[port])
