"""Whether everything works."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

PartState = Literal["works", "troubled", "out", "unknown"]


class KeptOut(Schema):
    """Minutes of this month. ``allowed`` by the goal in the whole month; ``left`` is below zero when more were lost.
    ``availability`` in per cent of the minutes counted so far, null before any was."""

    counted: int
    lost: int
    allowed: float
    left: float
    availability: float | None = None


class PartOut(Schema):
    """``days``: minutes lost on each of the last ninety days, today last; null for days before counting began."""

    part: str
    name: str
    state: PartState
    minutes: KeptOut
    days: list[int | None]


class ServiceStatusOut(Schema):
    """``acts`` of this month and how many ``failed`` by our fault, null under 20. Of the ``decisions`` of the last
    twelve months ``in_time`` per cent were in their term, null under 20."""

    service: str
    name: str
    minutes: KeptOut
    acts: int | None = None
    failed: int | None = None
    decisions: int | None = None
    in_time: float | None = None


class IncidentOut(Schema):
    """What the platform noticed by itself has no text."""

    id: UUID
    kind: Literal["announced", "noticed", "planned"]
    parts: list[str]
    begins_at: datetime
    ends_at: datetime | None = None
    text: str
    closing: str


class StatusOut(Schema):
    """``known_at``: when the database last answered; ``goal`` in per cent of a month's minutes."""

    at: datetime
    known_at: datetime | None = None
    database_answers: bool
    counted_since: datetime | None = None
    goal: float
    parts: list[PartOut]
    services: list[ServiceStatusOut]
    incidents: list[IncidentOut]
