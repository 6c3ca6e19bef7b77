"""Who stands where towards a case, and what may be done now. Ignores how an act is carried out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from darcha.kernel.catalogue.types import Act, Procedure

from .needs import Need
from .states import DECIDED, CaseState

# What a case waits for; what helps on the way; what goes against somebody; what few cases need.
Weight = Literal["main", "plain", "grave", "rare"]


class Relation(StrEnum):
    """How a principal stands towards one case."""

    APPLICANT = "applicant"
    OFFICER = "officer"  # holds a post with this service in the leading body
    HEAD = "head"  # heads the leading body
    CO_BODY = "co-body"  # holds a post with this service, or heads, a body that takes part
    SYSTEM = "system"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """The relation of a principal to a case, with the keys of the posts that give it. Of the leading body also which
    are their own, which are a head's, and which are lent by whom while they are away."""

    relation: Relation
    posts: tuple[str, ...] = ()
    account_id: UUID | None = None
    bodies: tuple[str, ...] = ()  # those that take part, for which this one may answer
    own_posts: tuple[str, ...] = ()
    head_posts: tuple[str, ...] = ()
    lent: tuple[tuple[str, UUID], ...] = ()
    heads_of: tuple[str, ...] = ()  # of the bodies that take part, those that this one heads

    def has_in_hand(self, holder: UUID | None) -> bool:
        """Whether what this account holds is this one's to work on: their own, or of whoever they stand in for."""
        return holder is not None and (holder == self.account_id or any(lender == holder for _, lender in self.lent))

    def stands_in_for(self, post: str | None, holder: UUID | None) -> UUID | None:
        """For whom an act by this post is done, in a case that ``holder`` has; None for one's own."""
        if holder != self.account_id and self.has_in_hand(holder):
            return holder
        lenders = {key: lender for key, lender in self.lent if key not in self.own_posts}
        return lenders.get(post or "")


NOBODY = Standing(Relation.NONE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An act that waits for a second person: by whom it is proposed, and which posts may confirm it."""

    act: str
    by: UUID
    posts: tuple[str, ...]
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """What another body was asked and has not answered: `opinion` or `data`."""

    kind: str
    body: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """A step handed to a colleague: ``what`` of the case, to which account, and its last day."""

    to: UUID
    what: str
    until: date


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the table of acts needs to know about a case. ``starts_on`` is the day on which its term started,
    ``extended`` by how much so far, ``halted`` the grounds on which an act has stopped it; ``today`` is when one
    asks. ``recused`` are the accounts that keep their hands off it, ``recusal_by`` whose recusal the head has to decide
    on, ``hearing_at`` when a hearing is to be held."""

    state: CaseState
    step: str
    service_key: str
    body: str
    account_id: UUID | None
    party_kind: str
    party_id: UUID | None
    assigned_to: UUID | None = None
    co_bodies: tuple[str, ...] = ()
    term_key: str = ""
    term_is_over: bool = False
    starts_on: date | None = None
    today: date | None = None
    extended: tuple[str, ...] = ()
    halted: tuple[str, ...] = ()
    region: str = ""
    proposal: Proposal | None = None
    clarity_awaited: bool = False  # a question about the reply has no answer yet
    late: frozenset[Act] = frozenset()  # acts of this step whose time has passed
    no_objection: str | None = None  # why nothing can be objected to, where that was asked
    recused: tuple[UUID, ...] = ()
    recusal_by: UUID | None = None
    recusal_id: UUID | None = None
    recusal_to: str = ""  # the body above whose head decides on it; empty: a head of the leading one
    hearing_at: datetime | None = None
    now: datetime | None = None
    requests: tuple[OpenRequest, ...] = ()
    kind: str = ""  # of a petition
    time_restored: bool = False  # the year to complain was restored
    has_asked: bool = False  # whether another body was ever asked
    delegation: Delegation | None = None
    has_fee: bool = False
    is_objection: bool = False


@dataclass(frozen=True, slots=True)
class PossibleAct:
    """One act of the procedure for this person; impossible ones carry a reason (``cases.why_not.<code>``). Where there
    is ``confirmed_by``, it is only proposed: another person in one of those posts confirms it. ``is_grounded``: the
    pack wants it to name its grounds. ``request``: what of the case it answers, as a second person does."""

    act: Act
    why_not: str | None = None
    to_step: str | None = None
    post: str | None = None
    confirmed_by: tuple[str, ...] = ()
    is_grounded: bool = False
    request: UUID | None = None

    @property
    def possible(self) -> bool:
        return self.why_not is None


@dataclass(frozen=True, slots=True)
class ActRow:
    """One row of the table of acts: whose it is and in which states; ``lines`` are the codes that it can leave on the
    timeline, the usual one first. ``held_by_one``: once a case is taken, only its holder or the head. ``is_letter``:
    the applicant reads what was written. ``law`` gives a further reason why not, from what the case has been through.
    """

    act: Act
    whose: frozenset[Relation]
    states: frozenset[CaseState]
    lines: tuple[str, ...]
    needs: tuple[Need, ...] = ()
    held_by_one: bool = False
    in_pack: bool = True  # a step of the pack must list it
    weight: Weight = "plain"
    is_letter: bool = False
    despite_proposal: bool = False  # also while another act waits to be confirmed
    law: Callable[[Procedure, CaseFacts, Standing], str | None] | None = None

    @property
    def line(self) -> str:
        """The usual code."""
        return self.lines[0]

    @property
    def outcome(self) -> str:
        """How the case ends with it, if it is an answer; empty otherwise."""
        return self.line if self.line in DECIDED else ""
