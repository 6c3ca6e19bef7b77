"""How long a session lives without use and at most. Ignores cookies."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ..types import Kind

FACTOR_FRESH_FOR = timedelta(minutes=15)
TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Life:
    """Without use, and in all."""

    idle: timedelta
    absolute: timedelta


_STAFF = Life(timedelta(minutes=15), timedelta(hours=8))
_PERSON = Life(timedelta(minutes=60), timedelta(hours=12))


def life_of(kind: Kind) -> Life:
    """Staff sit at shared desks and see other people's data: their sessions are shorter."""
    return _STAFF if kind == "staff" else _PERSON


def is_alive(kind: Kind, seen_at: datetime, expires_at: datetime, now: datetime) -> bool:
    """Whether a session that was not ended may still be used."""
    return now < expires_at and now - seen_at < life_of(kind).idle


def is_fresh(factor_at: datetime | None, now: datetime) -> bool:
    """Whether the second factor was proven lately enough to change how one signs in."""
    return factor_at is not None and now - factor_at < FACTOR_FRESH_FOR
