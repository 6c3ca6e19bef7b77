"""What the steps of a sign-in hand back. Ignores where the secrets are kept: only their hashes are."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .principal import Principal


@dataclass(frozen=True, slots=True)
class Challenge:
    """A sign-in that has begun. ``token`` belongs to the browser that began it and tells nothing of the person."""

    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SessionSecret:
    """A fresh session: ``value`` goes into the cookie once and is not kept. ``browser`` is the word by which this
    browser is known from now on."""

    value: str
    expires_at: datetime
    principal: Principal
    browser: str = ""


@dataclass(frozen=True, slots=True)
class FactorNeeded:
    """The first step is proven; the second factor is still to come."""


@dataclass(frozen=True, slots=True)
class NotProven:
    """The proof was wrong, late or used up, and no more is said; ``dead`` when no further try counts."""

    dead: bool = False


@dataclass(frozen=True, slots=True)
class TooMany:
    """The limit of tries is reached."""

    retry_after: timedelta
