"""Who acts: principals, posts, parties, and the pure rules about them. Ignores how any of it was proven."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from darcha.ground.journal.actor import Actor

Kind = Literal["anonymous", "person", "staff", "client", "system"]
Assurance = Literal["none", "sms", "mfa"]
PartyKind = Literal["individual", "entity", "foreign-entity"]

ASSURANCE_ORDER: tuple[Assurance, ...] = ("none", "sms", "mfa")

# What a token may be allowed to do, by the kind of account that it stands for.
SCOPES: Mapping[str, frozenset[str]] = {
    "person": frozenset(
        {"applications:read", "applications:write", "files:write", "payments:write", "documents:read"}
    ),
    "staff": frozenset({"applications:read", "documents:read", "worklist:read", "worklist:act"}),
    "client": frozenset({"services:read", "verify"}),
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post that the person holds in a body. No ``services`` means every service of that post."""

    body: str
    key: str
    role: Literal["officer", "head"]
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyRef:
    """One for whom somebody acts; ``id`` is the record in the registry of persons or of legal entities."""

    kind: PartyKind
    id: UUID


@dataclass(frozen=True, slots=True)
class Mandate:
    """A party that a person may act for, with the name to show."""

    party: PartyRef
    name: str


@dataclass(frozen=True, slots=True)
class Principal:
    """Who makes this request or runs this work, as far as it is proven. ``person_id`` is the registry's record."""

    kind: Kind
    account_id: UUID | None = None
    person_id: UUID | None = None
    name: str = ""
    assurance: Assurance = "none"
    posts: tuple[Post, ...] = ()
    scopes: frozenset[str] = field(default_factory=frozenset)
    session_id: UUID | None = None
    on_behalf_of: PartyRef | None = None
    acting_name: str = ""
    language: str = "uz"
    factor_at: datetime | None = None  # when the second factor was last proven

    @property
    def actor(self) -> Actor:
        """How the journal names this principal."""
        return Actor(self.kind, str(self.account_id) if self.account_id else self.name or self.kind)

    def holds(self, body: str, *, role: str | None = None) -> bool:
        """Whether the principal holds any post (of that role) in the body."""
        return any(post.body == body and role in (None, post.role) for post in self.posts)

    @staticmethod
    def system(name: str) -> "Principal":
        """The platform itself at work: a sweep, a listener, the command line."""
        return Principal(kind="system", name=name)


ANONYMOUS = Principal(kind="anonymous")


@dataclass(frozen=True, slots=True)
class PersonFact:
    """What the registry of persons says about one who signs in."""

    person_id: UUID
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Challenge:
    """A sign-in that has begun. ``token`` belongs to the browser that began it and tells nothing about the person."""

    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SessionSecret:
    """A fresh session: ``value`` goes into the cookie once and is not kept."""

    value: str
    expires_at: datetime
    principal: Principal


@dataclass(frozen=True, slots=True)
class FactorNeeded:
    """The first step is proven; the second factor is still to come."""


@dataclass(frozen=True, slots=True)
class NotProven:
    """The proof was wrong, late or already used up. Says no more than that; ``dead`` when no further try counts."""

    dead: bool = False


@dataclass(frozen=True, slots=True)
class TooMany:
    """The limit of tries is reached."""

    retry_after: timedelta


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
    kind: Literal["totp", "passkey"]
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
    """One who holds a post now."""

    account_id: UUID
    name: str
    post: Post


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


def is_anyone(who: Principal, *_: Any, **__: Any) -> bool:
    """Nobody is turned away; the command itself looks at what is proven."""
    return isinstance(who, Principal)


def is_person(who: Principal, *_: Any, **__: Any) -> bool:
    """A person who has signed in for themselves."""
    return who.kind == "person"


def is_staff(who: Principal, *_: Any, **__: Any) -> bool:
    """Staff with a second factor proven; without one they reach nothing."""
    return who.kind == "staff" and who.assurance == "mfa"


def is_client(who: Principal, *_: Any, **__: Any) -> bool:
    """Another system, by its token."""
    return who.kind == "client"


def is_system(who: Principal, *_: Any, **__: Any) -> bool:
    """The platform itself."""
    return who.kind == "system"


def is_signed_in(who: Principal, *_: Any, **__: Any) -> bool:
    """A person or staff, proven."""
    return is_person(who) or is_staff(who)


def reaches(assurance: Assurance, minimum: Assurance) -> bool:
    """Whether an assurance is at least the minimum."""
    return ASSURANCE_ORDER.index(assurance) >= ASSURANCE_ORDER.index(minimum)
