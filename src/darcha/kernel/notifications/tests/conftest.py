"""Gateways that remember, for the tests of the room."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest

from darcha.kernel.identity.types import Principal
from darcha.kernel.notifications import ports
from darcha.kernel.notifications.types import Address

SYSTEM = Principal.system("test")
CANARY = "+998901234567"


@dataclass(eq=False)
class Gateway:
    """Serves as either gateway; ``failure`` is raised instead of sending."""

    costs: bool = False
    name: str = "first"
    knows_repeats: bool = True
    failure: Exception | None = None
    sent: list[tuple[str, ...]] = field(default_factory=list)

    def send(self, *message: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.sent.append(message)


@dataclass
class World:
    sms: Gateway = field(default_factory=Gateway)
    stand_in: Gateway = field(default_factory=lambda: Gateway(name="second"))
    mail: Gateway = field(default_factory=lambda: Gateway(name="mail"))
    account: UUID = field(default_factory=uuid4)
    address: Address = field(default_factory=lambda: Address(CANARY, "aziza@example.uz"))

    def find_address(self, account_id: UUID) -> Address | None:
        return self.address if account_id == self.account else None

    @property
    def who(self) -> Principal:
        return Principal(kind="person", account_id=self.account)


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    made = World()
    monkeypatch.setattr(ports, "bound", ports._Bound())
    for module in ("deliver", "_gateways"):
        monkeypatch.setattr(f"darcha.kernel.notifications.commands.{module}.bound", ports.bound)
    ports.bind(sms=(made.sms, made.stand_in), mail=(made.mail,), addresses=made)
    yield made
