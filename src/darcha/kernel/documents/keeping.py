"""Bytes into the store and back: sealed on the way in, compared with their digest on the way out."""

import hashlib

from darcha.ground import sealing

from . import ports
from .errors import ContentDamaged

_LABEL = "documents.blob"


def digest(content: bytes) -> bytes:
    """SHA-256."""
    return hashlib.sha256(content).digest()


def put(content: bytes) -> str:
    """Seal and store; survives a power cut once this returns. The transaction that follows may still roll back:
    the sweep finds what it left."""
    return ports.blobs().put(sealing.seal(content, _LABEL))


def get(key: str, expected: bytes | memoryview) -> bytes:
    """The content whose digest is ``expected``. Raises ContentDamaged for anything else."""
    try:
        content = sealing.unseal(ports.blobs().get(key), _LABEL)
    except (sealing.SealBroken, ports.BlobMissing) as error:
        raise ContentDamaged(key) from error
    if digest(content) != bytes(expected):
        raise ContentDamaged(key)
    return content


def holds(sealed: bytes, expected: bytes) -> bool:
    """Whether sealed bytes, wherever they were read, open and have this digest."""
    try:
        return digest(sealing.unseal(sealed, _LABEL)) == expected
    except sealing.SealBroken:
        return False
