"""Applications: sent, listed, shown, taken back, objected to."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import BaseModel, ConfigDict

from .acts import ActionOut, DecisionOut, ProposedOut, TimelineLine, WayOut
from .money import FeeOut, PaymentOut
from .papers import DocumentOut
from .term import DueOut, DueWithDays
from .words import Language, ServiceKey, State


class Submission(BaseModel):
    """``answers`` must satisfy the schema of the service's form."""

    service: ServiceKey
    answers: dict[str, Any]
    language: Language = "uz"

    model_config = ConfigDict(extra="forbid")


class Application(Schema):
    number: str
    id: UUID
    state: State
    step: str
    received_at: datetime
    due: DueOut
    links: dict[str, str]


class ApplicationRow(Application):
    """``outcome`` once it is decided."""

    service: str
    body: str
    registered_at: datetime | None = None
    closed_at: datetime | None = None
    outcome: str | None = None


class ApplicationList(Schema):
    items: list[ApplicationRow]
    next: str | None


class ApplicationDetail(ApplicationRow):
    language: str
    due: DueWithDays
    answers: dict[str, Any]
    fee: FeeOut
    timeline: list[TimelineLine]
    actions: list[ActionOut]
    objections: list[WayOut]
    proposed: ProposedOut | None = None
    decision: DecisionOut | None = None
    payments: list[PaymentOut]
    documents: list[DocumentOut]


class ObjectionIn(Schema):
    """``about`` is an act of ``objections`` of the application, the last that can be objected to when it is left out;
    ``late_because`` is asked when its time is over."""

    about: Literal[
        "", "refusal", "reply", "approval", "extension", "question", "ending", "silence", "silent-refusal"
    ] = ""
    words: str = Field(max_length=10_000)
    asks: str = Field(max_length=2_000)
    late_because: str = Field("", max_length=2_000)
    files: list[UUID] = Field(default_factory=list, max_length=100)

    model_config = ConfigDict(extra="forbid")


class AnswerIn(Schema):
    """``files`` are one's own uploads."""

    words: str = Field(max_length=20_000)
    files: list[UUID] = Field(default_factory=list, max_length=100)

    model_config = ConfigDict(extra="forbid")


class EvidenceIn(Schema):
    """Words, files or both."""

    words: str = Field("", max_length=20_000)
    files: list[UUID] = Field(default_factory=list, max_length=100)

    model_config = ConfigDict(extra="forbid")


class ClarityIn(Schema):
    words: str = Field(max_length=20_000)

    model_config = ConfigDict(extra="forbid")


class Withdrawal(Schema):
    words: str = Field("", max_length=2_000)

    model_config = ConfigDict(extra="forbid")
