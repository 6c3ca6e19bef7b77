"""What may be objected to, until when, and how an objection can end. Pure data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from .states import CaseState
from .term import TermAnswer

ObjectedAct = Literal["refusal", "reply", "approval", "extension", "question", "ending", "silence", "silent-refusal"]
ObjectionOutcome = Literal["upheld", "annulled", "changed", "obliged"]
WhyNoObjection = Literal["objection-court", "objection-open", "objection-decided", "objection-too-late"]
OBJECTED_ACTS: tuple[ObjectedAct, ...] = get_args(ObjectedAct)
OUTCOMES: tuple[ObjectionOutcome, ...] = get_args(ObjectionOutcome)
OBJECTS_TO = "objects-to"  # the kind of the link from an objection to the case that it is about
OBJECTION = "objection"  # the kind of its case


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """One objection to a case, or the case of one objection, as lists name it: no personal data."""

    public_id: UUID
    number: str
    act: ObjectedAct
    state: CaseState
    outcome: str
    body: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActDone:
    """A line of the timeline, as far as objections are concerned."""

    line: UUID
    code: str
    at: datetime
    by_silence: bool = False


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection that was made before: to which line, None for silence, and whether it still waits for its answer."""

    line: UUID | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class WayToObject:
    """One act or silence with what the law says of objecting to it now.

    ``until`` is the time for it with its derivation, None where there is none; ``is_late`` when it is over and the law
    lets it be restored for good cause: then the cause must be said. ``why_not`` is a code of ``cases.why_not``.
    """

    act: ObjectedAct
    since: datetime
    line: UUID | None = None
    until: TermAnswer | None = None
    is_late: bool = False
    suspends: bool = False
    why_not: WhyNoObjection | None = None

    @property
    def possible(self) -> bool:
        return self.why_not is None


@dataclass(frozen=True, slots=True)
class WaysToObject:
    """All the ways of one case, the last act first, and the key of the body that would judge; None: a court."""

    ways: tuple[WayToObject, ...]
    receiver: str | None

    @property
    def possible(self) -> tuple[WayToObject, ...]:
        return tuple(way for way in self.ways if way.possible)
