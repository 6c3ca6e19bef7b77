"""Cases as queries show them: rows of lists, whole cases, timelines. Ignores HTML and JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from darcha.kernel.catalogue.types import RefusalGround, Service

from .acts import PossibleAct, Relation
from .objection import WayToObject
from .receipt import Due
from .states import CaseState
from .term import TermAnswer

ActorKind = Literal["applicant", "body", "system"]


@dataclass(frozen=True, slots=True)
class Reached:
    """The last rung fired for the present end of a term: the code of its line, the highest who was told, and when."""

    line: str
    to: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list: no personal data. ``reached`` is known in worklists alone."""

    id: UUID
    public_id: UUID
    number: str
    service_key: str
    kind: str
    body: str
    region: str
    state: CaseState
    step: str
    channel: str
    received_at: datetime
    registered_at: datetime | None
    due: Due
    pressing_at: datetime
    assigned_to: UUID | None
    closed_at: datetime | None
    outcome: str
    begin_by: datetime | None = None  # known in worklists alone: the last moment to begin what is left
    party_id: UUID | None = None  # a number of ours for whose case it is; shown nowhere, and told who looked
    calendar: UUID | None = None  # the edition that counts its term
    reached: Reached | None = None


@dataclass(frozen=True, slots=True)
class CaseReference:
    """What other lists say of a case that they name."""

    number: str
    service_key: str


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
    signed_post: str = ""  # under which post of the leading body it was signed; empty where no person decided


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
    """A decision that waits for a second person, as its author said it. ``mine``: whoever reads proposed it."""

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
    rule: str
    is_over: bool
    answered_at: datetime | None = None
    outcome: str = ""
    by_silence: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A whole case for one reader: the slim row, the content he may see, what happened, what he may do."""

    row: CaseRow
    service: Service
    relation: Relation
    language: str
    answers: Mapping[str, Any]
    applicant: Mapping[str, Any]
    facts: Sequence[Mapping[str, Any]]
    fee: Mapping[str, Any]
    participants: tuple[Participant, ...]
    timeline: tuple[TimelineEntry, ...]
    acts: tuple[PossibleAct, ...]
    decision: Decision | None = None
    ways: tuple[WayToObject, ...] = ()  # to object, for the applicant
    asked: TimelineEntry | None = None  # the open question of the body, while the applicant is awaited
    invoice_public_id: UUID | None = None
    pay_by: datetime | None = None
    term: TermAnswer | None = None  # the lawful term with its counting; only where a body reads
    readers: tuple[Reading, ...] = ()  # who of the bodies has read it, this reading included
    grounds: tuple[GroundNow, ...] = ()  # on which a refusal could stand
    ending_grounds: tuple[GroundNow, ...] = ()  # on which another ending without an answer could
    offers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # kind of need -> what the law lets one choose
    notes: tuple[TimelineEntry, ...] = ()  # words for colleagues, never shown to the applicant
    proposed: Proposed | None = None  # only where a body reads
    recused: tuple[UUID, ...] = ()  # accounts into whose hands the case is not given; only where a body reads
    asked_of: tuple[Asked, ...] = ()  # of other bodies: all for the lead, its own for each of the others
    asking_stops: bool = False  # whether the law of the term lets its clock stand while the applicant is asked
    closed_files: frozenset[UUID] = frozenset()  # files that are not shown to this reader


@dataclass(frozen=True, slots=True)
class PastCase:
    """What a body sees of a case that it forwarded: the ``timeline`` up to then. ``to_body`` is where it went, known
    with the timeline."""

    public_id: UUID
    number: str
    service_key: str
    kind: str
    body: str
    received_at: datetime
    forwarded_at: datetime
    to_body: str
    timeline: tuple[TimelineEntry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list by keyset: ``next`` is an opaque cursor, None on the last page."""

    items: tuple[CaseRow, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class WorklistFilter:
    """What an officer narrows his inbox by; empty means everything he may see."""

    body: str | None = None
    service_key: str | None = None
    state: CaseState | None = None
    assigned: Literal["", "me", "nobody"] = ""  # nobody: what one's own body leads and nobody has taken
    holder: UUID | None = None
    due_before: date | None = None  # the last day of the term lies before this one
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class ExportedList:
    """Rows as they left the house; ``is_cut``: there were more."""

    rows: tuple[CaseRow, ...]
    at: datetime
    is_cut: bool


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A case whose term was missed: by how much, and where its time went (``untaken``, ``waiting``, ``work``); ``main``
    is the longest part."""

    row: CaseRow
    late: timedelta
    main: str
    parts: Mapping[str, timedelta]


@dataclass(frozen=True, slots=True)
class KeptView:
    """A way to see the inbox under a name; ``asked``: what the address of the list says."""

    id: UUID
    name: str
    asked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One case with whoever had it before, and its state then."""

    public_id: UUID
    number: str
    before: UUID | None
    state: CaseState


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """One case that was not handed over: the key of a text, or the words of the refusal."""

    number: str
    why: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    done: tuple[HandedOver, ...]
    left: tuple[LeftAlone, ...]


@dataclass(frozen=True, slots=True)
class HolderLoad:
    """The open work of one holder in one body; ``holder`` None: nobody has taken it. ``nearest_at`` is the first end of
    a term among it, None while no term runs."""

    body: str
    holder: UUID | None
    cases: int
    overdue: int
    waiting: int
    nearest_at: datetime | None
    pressing: int = 0  # not over yet, and less time is left than work


@dataclass(frozen=True, slots=True)
class BoundedCount:
    """``count`` up to the bound; ``more`` when there are more ("500+")."""

    count: int
    more: bool = False
