"""Who stands where towards a case, and what may be done now. Ignores how an act is carried out."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from darcha.kernel.catalogue.types import Act

from .states import CaseState


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
    """The relation of a principal to a case, with the keys of the posts that give it."""

    relation: Relation
    posts: tuple[str, ...] = ()
    account_id: UUID | None = None


NOBODY = Standing(Relation.NONE)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the table of acts needs to know about a case."""

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


@dataclass(frozen=True, slots=True)
class PossibleAct:
    """One act of the procedure for this person; impossible ones carry a reason (``cases.why_not.<code>``)."""

    act: Act
    why_not: str | None = None
    to_step: str | None = None
    post: str | None = None

    @property
    def possible(self) -> bool:
        return self.why_not is None
