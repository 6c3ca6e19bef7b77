"""In-memory twins of the ports, for tests of this room and of the doors. Never bound outside tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from darcha.ground import ids
from darcha.kernel.identity import ports
from darcha.kernel.identity.types import Mandate, PartyRef, PersonFact, Principal

AZIZA = ("42605900010018", "AA1234567")
SYSTEM = Principal.system("test")


@dataclass
class Registry:
    """People by PINFL and document, and whom they head."""

    people: dict[tuple[str, str], PersonFact] = field(default_factory=dict)
    headed: dict[UUID, tuple[Mandate, ...]] = field(default_factory=dict)

    def find_person(self, pinfl: str, document: str) -> PersonFact | None:
        return self.people.get((pinfl, document))

    def of(self, person_id: UUID) -> tuple[Mandate, ...]:
        return self.headed.get(person_id, ())

    def add(self, pinfl: str, document: str, name: str, phone: str | None) -> PersonFact:
        fact = PersonFact(ids.new_id(), name, phone)
        self.people[(pinfl, document)] = fact
        return fact

    def make_head(self, person_id: UUID, company: str) -> Mandate:
        mandate = Mandate(PartyRef("entity", ids.new_id()), company)
        self.headed[person_id] = (*self.of(person_id), mandate)
        return mandate


@dataclass
class Outbox:
    """Codes as they would have been sent."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)

    def send(self, phone: str, code: str, language: str) -> None:
        self.sent.append((phone, code, language))

    @property
    def last_code(self) -> str:
        return self.sent[-1][1]


@contextmanager
def bound_twins() -> Iterator[tuple[Registry, Outbox]]:
    """Bind twins for a while, then put back what was bound."""
    before = dict(ports._bound)
    registry, outbox = Registry(), Outbox()
    ports.bind(ports.PersonFacts, registry)
    ports.bind(ports.Mandates, registry)
    ports.bind(ports.CodeSender, outbox)
    try:
        yield registry, outbox
    finally:
        ports._bound.clear()
        ports._bound.update(before)
