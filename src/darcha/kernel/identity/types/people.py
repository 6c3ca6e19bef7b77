"""What is known of accounts: contact, factors, sessions, posts, the demo's people. Ignores principals at work."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from .principal import Post

FactorKind = Literal["totp", "passkey"]


@dataclass(frozen=True, slots=True)
class PersonFact:
    """What the registry of persons says about one who signs in."""

    person_id: UUID
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One signed-in device of a person."""

    id: UUID
    device: str
    started_at: datetime
    seen_at: datetime
    here: bool


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One second factor of a person."""

    id: UUID
    kind: FactorKind
    label: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Where an account can be reached: E.164 phone and e-mail, either may be missing."""

    account_id: UUID
    name: str
    phone: str | None
    email: str | None
    language: str


@dataclass(frozen=True, slots=True)
class PostHolder:
    """One who holds a post now, or stands in for its holder (``post.lender``), and the language in which they are told
    things. ``is_away``: somebody else stands in for them today."""

    account_id: UUID
    name: str
    post: Post
    language: str = "uz"
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """An absence as its page shows it: who is away from a body, who stands in, the first and the last day. ``waits``
    for the head; ``is_mine``: of whoever asks."""

    public_id: UUID
    account_id: UUID
    name: str
    substitute_id: UUID
    substitute: str
    body: str
    from_on: date
    until_on: date
    waits: bool
    is_mine: bool
    may_agree: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One of the demo's people with everything needed to sign in as them."""

    persona: str
    kind: Literal["person", "staff"]
    name: str
    account_id: UUID
    person_id: UUID | None = None
    pinfl: str = ""
    document: str = ""
    login: str = ""
    passphrase: str = ""
