"""What oversight is told of cases: moments and codes."""

from dataclasses import dataclass
from datetime import datetime

from .objection import ObjectedAct


@dataclass(frozen=True, slots=True)
class RungFired:
    """When a rung of the ladder was due, and when those whom it names were told."""

    due_at: datetime
    done_at: datetime


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """An objection that is settled: the act and its moment; ``ground`` of a refusal, else empty."""

    act: ObjectedAct
    acted_at: datetime
    ground: str
    settled_at: datetime
