"""The hasher of staff passphrases."""

from functools import cache

from argon2 import PasswordHasher


@cache
def hasher() -> PasswordHasher:
    """argon2id with the library's settings, which follow RFC 9106."""
    return PasswordHasher()
