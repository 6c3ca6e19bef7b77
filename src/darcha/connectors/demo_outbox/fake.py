"""The connector is a fake already; tests that want no database take these lists instead."""

from dataclasses import dataclass, field


@dataclass
class ListedSms:
    """An SMS gateway that remembers (phone, body, reference); ``failure`` is raised instead when it is set."""

    costs: bool = False
    failure: Exception | None = None
    sent: list[tuple[str, str, str]] = field(default_factory=list)

    def send(self, phone: str, body: str, reference: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.sent.append((phone, body, reference))


@dataclass
class ListedMail:
    """A mail gateway that remembers (address, subject, body, reference)."""

    sent: list[tuple[str, str, str, str]] = field(default_factory=list)

    def send(self, address: str, subject: str, body: str, reference: str) -> None:
        self.sent.append((address, subject, body, reference))
