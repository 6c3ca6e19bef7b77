"""Personal data at rest: AES-256-GCM envelopes, a key ring with rotation, blind indexes. Ignores who may read."""

import hmac
import json
import secrets
from base64 import b64decode
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

_VERSION = 1
_NONCE_BYTES = 12
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # ``dumps`` would make one each time


class SealBroken(Exception):
    """The envelope was altered, moved to another field, or sealed with a key that is not on the ring."""


@cache
def _ring(declared: str) -> tuple[tuple[int, bytes], ...]:
    """``"2:base64,1:base64"``: the first key seals, all open. Key numbers are 0 to 255, keys 32 bytes."""
    ring = []
    for entry in declared.split(","):
        number, _, key = entry.partition(":")
        ring.append((int(number), b64decode(key)))
    return tuple(ring)


@cache
def _cipher(declared: str, number: int, label: str) -> AESGCM:
    keys = dict(_ring(declared))
    if number not in keys:
        raise SealBroken(f"key {number} is not on the ring")
    derived = HKDF(SHA256(), 32, salt=None, info=f"darcha.seal:{label}".encode()).derive(keys[number])
    return AESGCM(derived)


def seal(plain: bytes, label: str) -> bytes:
    """Envelope: version, key number, nonce, ciphertext with tag. ``label`` names the place and is bound to it."""
    number = _ring(settings.DARCHA_KEY_RING)[0][0]
    nonce = secrets.token_bytes(_NONCE_BYTES)
    head = bytes((_VERSION, number))
    return head + nonce + _cipher(settings.DARCHA_KEY_RING, number, label).encrypt(nonce, plain, head)


def unseal(envelope: bytes, label: str) -> bytes:
    """The plain bytes. Raises SealBroken."""
    head, nonce, sealed = envelope[:2], envelope[2 : 2 + _NONCE_BYTES], envelope[2 + _NONCE_BYTES :]
    if len(head) < 2 or head[0] != _VERSION:
        raise SealBroken("unknown envelope")
    try:
        return _cipher(settings.DARCHA_KEY_RING, head[1], label).decrypt(nonce, sealed, head)
    except SealBroken:
        raise
    except Exception as error:
        raise SealBroken(label) from error


def sealed_with(envelope: bytes) -> int:
    """The number of the key that sealed this envelope: rotation looks for the old ones."""
    return envelope[1]


def blind_index(purpose: str, value: str) -> bytes:
    """HMAC-SHA256 of a normalised value, by which a sealed value can be found and never read."""
    return hmac.digest(b64decode(settings.DARCHA_INDEX_KEY), f"{purpose}\x00{value}".encode(), "sha256")


class _SealedField(models.BinaryField):
    """Stores an envelope; the label is the table and column, so an envelope moved elsewhere does not open."""

    _pyi_private_set_type: Any  # for the type checker: what stands on the Python side is not bytes
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    @property
    def _label(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def _dump(self, value: Any) -> bytes:
        raise NotImplementedError  # each kind of sealed field says how

    def _load(self, plain: bytes) -> Any:
        raise NotImplementedError  # each kind of sealed field says how

    def envelope(self, value: Any) -> bytes:
        """The value sealed for this column; for writers that go past the ORM."""
        return seal(self._dump(value), self._label)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        if value is None:
            return None
        return super().get_db_prep_value(self.envelope(value), connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else self._load(unseal(bytes(value), self._label))

    def value_to_string(self, obj: models.Model) -> str:
        raise TypeError("sealed fields are not serialised")


def is_sealed(field: object) -> bool:
    """Whether a field of a model keeps envelopes."""
    return isinstance(field, _SealedField)


class SealedJSONField(_SealedField):
    """Plain JSON on the Python side, an AES-256-GCM envelope in the table. Cannot be filtered by value."""

    def _dump(self, value: Any) -> bytes:
        return _as_json(value).encode()

    def _load(self, plain: bytes) -> Any:
        return json.loads(plain)

    def to_python(self, value: Any) -> Any:
        return value


class SealedTextField(_SealedField):
    """Text on the Python side, an AES-256-GCM envelope in the table."""

    _pyi_private_set_type: str  # for the type checker: not the bytes of the table
    _pyi_private_get_type: str

    def _dump(self, value: Any) -> bytes:
        return str(value).encode()

    def _load(self, plain: bytes) -> Any:
        return plain.decode()

    def to_python(self, value: Any) -> Any:
        return value


class BlindIndexField(models.BinaryField):
    """Holds what ``blind_index`` returns; indexed, compared as bytes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 32)
        kwargs.setdefault("db_index", True)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)
