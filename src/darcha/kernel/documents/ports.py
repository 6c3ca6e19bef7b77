"""What the documents room needs from outside: a place for bytes, a scanner, a seal. Wired in config."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol


class BlobMissing(Exception):
    """There are no bytes under that key."""


class ScannerDown(Exception):
    """The scanner did not answer; the file waits and nobody opens it."""


class BlobStore(Protocol):
    """Keeps bytes that are already sealed. ``put`` returns only when they would survive a power cut."""

    def put(self, content: bytes) -> str: ...

    def get(self, key: str) -> bytes: ...

    def remove(self, key: str) -> None: ...

    def keys(self) -> Iterator[tuple[str, datetime]]:
        """Every key with the moment it was written."""
        ...


class Scanner(Protocol):
    """Looks for known malice. Answers the name of what it found, or None. Raises ScannerDown."""

    def scan(self, content: bytes) -> str | None: ...


class SealAuthority(Protocol):
    """Holds the body seal. ``demo`` says that its seals have no force in law.

    ``signer`` is a pyHanko signer, loaded once per process and kept; ``roots`` are the certificates that we trust.
    """

    demo: bool

    def signer(self) -> Any: ...

    def roots(self) -> Sequence[Any]: ...


_bound: dict[str, Any] = {}


def bind(*, blobs: BlobStore, scanner: Scanner, authority: SealAuthority) -> None:
    """Called once by the wiring of the installation, and by tests."""
    _bound.update(blobs=blobs, scanner=scanner, authority=authority)


def _port(name: str) -> Callable[[], Any]:
    def bound() -> Any:
        if name not in _bound:
            raise LookupError(f"documents: no {name} is bound; see config/wiring.py")
        return _bound[name]

    return bound


blobs: Callable[[], BlobStore] = _port("blobs")
scanner: Callable[[], Scanner] = _port("scanner")
authority: Callable[[], SealAuthority] = _port("authority")
