"""Which bytes of the store somebody's row names, in the order of their keys; and which nobody's. Opens none."""

from collections.abc import Iterable, Iterator

from ..models import IncomingFile, IssuedDocument
from ..types import KeptFile

_BATCH = 1000
_REGISTERS = (IncomingFile, IssuedDocument)


def kept_files(*, after: str = "") -> Iterator[KeptFile]:
    """Those behind a key, of everything sent and issued; a thousand at once, so that millions need no memory."""
    while batch := _batch(after):
        yield from batch
        after = batch[-1].key


def unnamed_files(keys: Iterable[str]) -> set[str]:
    """Of these keys the ones that no row names: bytes of nobody."""
    asked = set(keys)
    for register in _REGISTERS:
        asked -= set(register._default_manager.filter(blob_key__in=asked).values_list("blob_key", flat=True))
    return asked


def _batch(after: str) -> list[KeptFile]:
    found = [
        KeptFile(key, bytes(digest), size)
        for register in _REGISTERS
        for key, digest, size in register._default_manager.filter(blob_key__gt=after)
        .order_by("blob_key")
        .values_list("blob_key", "digest", "size")[:_BATCH]
    ]
    return sorted(found, key=lambda one: one.key)[:_BATCH]
