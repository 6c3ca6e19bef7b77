"""What may be done to an application, and what was decided."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema


class TimelineLine(Schema):
    at: datetime
    code: str
    text: str
    actor: str
    words: str | None = None


class ObjectionOut(Schema):
    body: str
    within: str | None = None
    article: str | None = None


class DecisionOut(Schema):
    """``ground``, ``article``, ``fact`` and ``objection`` stand in every refusal, and in what silence has decided;
    ``evidence`` is what of the case a refusal was seen from, ``grounds`` the norms that a reply stands on,
    ``signed_post`` whose decision it is."""

    outcome: str
    by_silence: bool = False
    at: datetime
    words: str | None = None
    ground: str | None = None
    article: str | None = None
    fact: str | None = None
    evidence: list[str] = []
    grounds: list[str] = []
    signed_post: str | None = None
    by_substitute: bool = False
    objection: ObjectionOut | None = None


class WhyNotOut(Schema):
    code: str
    text: str


class ActionOut(Schema):
    """``needs`` is JSON Schema 2020-12 of the body that does it."""

    act: str
    name: str
    possible: bool
    why_not: WhyNotOut | None = None
    needs: dict[str, Any]


class WayOut(Schema):
    about: str
    name: str
    since: datetime
    until: date | None = None
    late: bool
    suspends: bool
    possible: bool
    why_not: WhyNotOut | None = None


class ProposedOut(Schema):
    """A decision that waits for a second person: what its author said, and the ``request`` by which it is answered."""

    request: UUID
    act: str
    post: str
    at: datetime
    said: dict[str, Any]
    mine: bool


class TimelineOut(Schema):
    items: list[TimelineLine]


class ActionList(Schema):
    items: list[ActionOut]
