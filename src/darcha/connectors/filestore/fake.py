"""The store in memory, for tests: forgets everything with the process."""

import secrets
from collections.abc import Iterator
from datetime import datetime

from darcha.ground import clock
from darcha.kernel.documents.ports import BlobMissing


class MemoryStore:
    """Says what a FileStore says."""

    def __init__(self) -> None:
        self.blobs: dict[str, tuple[bytes, datetime]] = {}

    def put(self, content: bytes) -> str:
        key = secrets.token_hex(16)
        self.blobs[key] = (content, clock.now())
        return key

    def get(self, key: str) -> bytes:
        if key not in self.blobs:
            raise BlobMissing(key)
        return self.blobs[key][0]

    def remove(self, key: str) -> None:
        self.blobs.pop(key, None)

    def keys(self) -> Iterator[tuple[str, datetime]]:
        yield from [(key, written_at) for key, (_, written_at) in self.blobs.items()]
