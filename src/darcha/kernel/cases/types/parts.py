"""What a whole case is shown by: what happened to it, who takes part, what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from darcha.ground.text import Text
from darcha.kernel.catalogue.types import RefusalGround

ActorKind = Literal["applicant", "body", "system"]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened: ``code`` has the text ``cases.timeline.<code>`` with ``params``; ``words`` are a person's own."""

    id: UUID
    code: str
    at: datetime
    actor: ActorKind
    body: str = ""
    post: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    by_substitute: bool = False  # done in the place of somebody who was away


@dataclass(frozen=True, slots=True)
class Decision:
    """How a case ended: for a refusal, and for what silence decided, the ground, its article, the fact and the route of
    objection."""

    outcome: str
    at: datetime
    words: str = ""
    ground: str | None = None
    ground_text: str | None = None
    article: str | None = None
    fact: str | None = None
    objection_body: str | None = None
    objection_within: str | None = None
    objection_article: str | None = None
    by_silence: bool = False
    evidence: tuple[str, ...] = ()  # what of the case it stands on: "answers.<question>", "facts.<register>", ...
    grounds: tuple[str, ...] = ()  # of a reply: what was asked, the act and its article
    signed_post: str = ""  # under which post of the leading body it was signed; empty where no person decided
    by_substitute: bool = False  # signed in the place of whoever holds that post


@dataclass(frozen=True, slots=True)
class Participant:
    body: str
    role: Literal["lead", "co"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How often one post of a body has read the case; ``mine``: the one who reads now."""

    body: str
    post: str
    times: int
    mine: bool
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GroundNow:
    """A ground of refusal as it stands now. ``ends_at`` is the first moment at which it cannot be used any more, None
    when it always can."""

    ground: RefusalGround
    ends_at: datetime | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decision that waits for a second person, as its author said it. ``mine``: whoever reads proposed it.
    ``request`` is named by whoever answers."""

    request: UUID
    act: str
    post: str
    at: datetime
    said: Mapping[str, Any]
    mine: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What another body was asked and, once it is there, its answer. ``due_on`` is the last day, ``due_at`` the end of
    a term in hours. ``outcome`` is empty while it is open; ``by_silence``: the body said nothing, and this is what its
    silence means."""

    kind: str
    body: str
    words: str
    asked_at: datetime
    due_on: date | None
    due_at: datetime | None
    silence: str
    article: str
    rule: Text | None
    is_over: bool
    confirmed: bool = True  # False: the article was not read in an official text
    answered_at: datetime | None = None
    outcome: str = ""
    by_silence: bool = False
    answer: str = ""
    files: tuple[UUID, ...] = ()  # that came with the answer
