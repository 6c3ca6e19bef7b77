"""A case as one reader sees it, whole or up to when it left his body. Ignores HTML and JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from darcha.kernel.catalogue.types import Service

from .acts import PossibleAct, Relation
from .lists import CaseRow
from .objection import WayToObject
from .parts import Asked, Decision, GroundNow, Participant, Proposed, Reading, TimelineEntry
from .term import TermAnswer


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
    closed_files: frozenset[UUID] = frozenset()  # of whoever applied, not shown to this reader
    reads_for: str = ""  # the body in whose name it is read; empty for whoever applied


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
