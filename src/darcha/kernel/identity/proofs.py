"""Secrets: made once with the system's randomness, kept only as hashes. Ignores who may have them."""

import hashlib
import hmac
import secrets
from uuid import UUID

from darcha.ground.sealing import blind_index

TOKEN_PREFIX = "dct_"  # noqa: S105 - the part that is no secret
CODE_DIGITS = 6


def new_secret() -> str:
    """256 random bits, safe in cookies and URLs."""
    return secrets.token_urlsafe(32)


def new_token() -> str:
    """A bearer token, recognisable by its prefix so that scanners find leaked ones."""
    return TOKEN_PREFIX + new_secret()


def hashed(secret: str) -> bytes:
    """SHA-256: enough for high-entropy secrets, and it can be looked up."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


def new_code() -> str:
    """A one-time code for a phone."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def code_hash(challenge_id: UUID, purpose: str, code: str) -> bytes:
    """Keyed, for a million codes are quickly tried against a plain hash; bound to one challenge and purpose."""
    return blind_index("identity.code", f"{challenge_id}:{purpose}:{code}")


def same(one: bytes | memoryview | None, other: bytes) -> bool:
    """Constant-time comparison; nothing equals nothing."""
    return hmac.compare_digest(bytes(one) if one is not None else bytes(len(other)), other) and one is not None


def new_recovery_code() -> str:
    """80 random bits in groups that can be read aloud."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    letters = "".join(secrets.choice(alphabet) for _ in range(16))
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def new_key_challenge() -> bytes:
    """What a passkey signs."""
    return secrets.token_bytes(32)
