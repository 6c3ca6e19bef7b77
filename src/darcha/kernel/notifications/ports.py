"""What the room needs from outside: gateways, an address book, and in demo mode the copies. Bound by config."""

from typing import Protocol
from uuid import UUID

from .types import Address, SentCopy


class SmsGateway(Protocol):
    """Sends one SMS. ``costs`` says that messages are paid for and therefore budgeted; ``knows_repeats``, that a
    repeat with the same reference is not another message; ``name`` is kept with what is in doubt."""

    name: str
    costs: bool
    knows_repeats: bool

    def send(self, phone: str, body: str, reference: str) -> None:
        """``phone`` is E.164; ``reference`` is the same on a repeat. Raises GatewayFailed, AnswerLost,
        MessageRefused. Interrupted by ``ground.time_limit`` before the message went out, it may raise GatewayFailed."""
        ...


class MailGateway(Protocol):
    """Sends one e-mail of plain text. See SmsGateway."""

    name: str
    knows_repeats: bool

    def send(self, address: str, subject: str, body: str, reference: str) -> None:
        """``reference`` is the same on a repeat. Raises GatewayFailed, MessageRefused."""
        ...


class AddressBook(Protocol):
    """Where accounts can be reached."""

    def find_address(self, account_id: UUID) -> Address | None: ...


class Copies(Protocol):
    """What the demo kept instead of sending."""

    def recent(self, limit: int) -> list[SentCopy]: ...


class _Bound:
    sms: tuple[SmsGateway, ...] = ()
    mail: tuple[MailGateway, ...] = ()
    addresses: AddressBook | None = None
    copies: Copies | None = None


bound = _Bound()


def bind(
    *,
    sms: tuple[SmsGateway, ...] = (),
    mail: tuple[MailGateway, ...] = (),
    addresses: AddressBook | None = None,
    copies: Copies | None = None,
) -> None:
    """Connect everything at once. Gateways are tried in their order: the second stands in for the first."""
    bound.sms, bound.mail, bound.addresses, bound.copies = sms, mail, addresses, copies
