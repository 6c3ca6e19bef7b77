"""Keyset cursors: where the last page ended, opaque to whoever carries it. Ignores what is listed."""

import base64
import binascii
import json
from datetime import datetime
from uuid import UUID

from darcha.ground import clock

from ..rules.clock import NEVER

EARLIEST = datetime(1900, 1, 1, tzinfo=clock.TASHKENT)


def encode(*parts: datetime | UUID) -> str:
    """URL-safe text."""
    plain = json.dumps([part.isoformat() if isinstance(part, datetime) else str(part) for part in parts])
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def decode(cursor: str, length: int) -> tuple[str, ...] | None:
    """The parts; None for anything that was not made here, which then means the first page."""
    try:
        parts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError, binascii.Error):
        return None
    if isinstance(parts, list) and len(parts) == length and all(isinstance(part, str) for part in parts):
        return tuple(parts)
    return None


def moment_and_id(cursor: str) -> tuple[datetime, UUID] | None:
    """Of a list ordered by a moment."""
    parts = decode(cursor, 2)
    if parts is None:
        return None
    try:
        moment, last = datetime.fromisoformat(parts[0]), UUID(parts[1])
        return (moment, last) if EARLIEST <= moment <= NEVER else None
    except (ValueError, TypeError, OverflowError):  # TypeError: a moment without its offset
        return None


def only_id(cursor: str) -> UUID | None:
    """Of a list ordered by id."""
    parts = decode(cursor, 1)
    try:
        return UUID(parts[0]) if parts else None
    except ValueError:
        return None
