"""Identifiers of rows. Ignores the numbers that people read: those are in ``identifiers``."""

import secrets
from uuid import UUID

import uuid_utils


def new_id() -> UUID:
    """A UUIDv7: sorts by time, so indexes stay warm. Internal; shows when it was made."""
    return UUID(bytes=uuid_utils.uuid7().bytes)


def new_public_id() -> UUID:
    """128 random bits for URLs and APIs. Tells nothing, and still opens nothing without a right."""
    return UUID(bytes=secrets.token_bytes(16))
