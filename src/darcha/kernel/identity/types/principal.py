"""Principals, posts and parties, and what a token may do. Ignores how any of it was proven."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from darcha.ground.journal.actor import Actor

Kind = Literal["anonymous", "person", "staff", "client", "system"]
Assurance = Literal["none", "sms", "mfa"]
PartyKind = Literal["individual", "entity", "foreign-entity"]

ASSURANCE_ORDER: tuple[Assurance, ...] = ("none", "sms", "mfa")

# What a token may be allowed to do, by the kind of account that it stands for.
SCOPES: Mapping[str, frozenset[str]] = {
    "person": frozenset({"applications:read", "applications:write", "files:write", "payments:write", "documents:read"}),
    "staff": frozenset({"applications:read", "documents:read", "files:write", "worklist:read", "worklist:act"}),
    "client": frozenset({"services:read", "verify"}),
}


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a post reaches where its pack narrows it: ``regions`` and ``states`` empty mean all of them;
    ``assigned_only``: nothing but what is in the holder's own hands."""

    regions: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    assigned_only: bool = False


EVERYWHERE = Reach()


@dataclass(frozen=True, slots=True)
class Post:
    """A post that the person holds in a body. No ``services`` means every service of that post. ``lender`` is the
    account of the absent holder for whom this one stands in; None for a post of one's own."""

    body: str
    key: str
    role: Literal["officer", "head", "inspector"]  # an inspector has no cases of the body in hand
    services: tuple[str, ...] = ()
    reach: Reach = EVERYWHERE
    lender: UUID | None = None


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
    """Who makes this request or runs this work, as far as it is proven; ``person_id`` is the registry record."""

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

    @property
    def own_account(self) -> UUID:
        """The account of one who has one. Raises LookupError for the anonymous and the platform."""
        if self.account_id is None:
            raise LookupError(f"{self.kind} has no account")
        return self.account_id

    @property
    def hands(self) -> tuple[UUID, ...]:
        """The accounts whose cases are this one's to work on: one's own, and of those for whom one stands in."""
        lenders = (post.lender for post in self.posts if post.lender)
        return tuple(dict.fromkeys((*((self.account_id,) if self.account_id else ()), *lenders)))

    @property
    def own_record(self) -> UUID:
        """The registry record of a person. Raises LookupError for everybody else."""
        if self.person_id is None:
            raise LookupError(f"{self.kind} has no record of a person")
        return self.person_id

    @property
    def own_session(self) -> UUID:
        """The session of one who has one. Raises LookupError, also for whoever came with a token."""
        if self.session_id is None:
            raise LookupError(f"{self.kind} is not in a session")
        return self.session_id

    def holds(self, body: str, *, role: str | None = None) -> bool:
        """Whether the principal holds any post (of that role) in the body."""
        return any(post.body == body and role in (None, post.role) for post in self.posts)

    @staticmethod
    def system(name: str) -> "Principal":
        """The platform itself at work: a sweep, a listener, the command line."""
        return Principal(kind="system", name=name)


ANONYMOUS = Principal(kind="anonymous")
