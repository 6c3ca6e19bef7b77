"""What the room needs from outside: a payment provider. Bound to connectors by config."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

from .types import InvoiceView, ProviderLine, TransactionView


class Provider(Protocol):
    """One payment provider."""

    def checkout_url(self, invoice: InvoiceView, *, language: str, return_url: str) -> str:
        """Where the payer's browser goes to pay."""
        ...

    def answer(self, *, method: str, authorization: str, body: bytes) -> Mapping[str, Any]:
        """The answer to one call of the provider, as JSON. Never raises: the protocol has its own errors."""
        ...

    def refund(self, transaction: TransactionView) -> None:
        """Ask the provider to give a capture back; it answers later by a call. Repeats are harmless. Raises OSError."""
        ...

    def statement(self, begin: datetime, end: datetime) -> list[ProviderLine]:
        """The provider's own book of that period, both ends included. Raises OSError."""
        ...


_providers: dict[str, Provider] = {}


def bind(name: str, provider: Provider) -> None:
    """Connect a provider; the first one bound is the one that people are sent to."""
    _providers[name] = provider


@contextmanager
def standing_in(name: str, provider: Provider) -> Iterator[None]:
    """Another provider answers under that name until the block ends."""
    usual = _providers.get(name)
    _providers[name] = provider
    try:
        yield
    finally:
        _providers.pop(name)
        if usual is not None:
            _providers[name] = usual


def find_provider(name: str = "") -> Provider | None:
    """The provider of that name; without a name the default one."""
    return _providers.get(name) if name else next(iter(_providers.values()), None)
