"""Petitions on paper, or said aloud, that an office registers for their writers."""

from datetime import date
from typing import Any, Literal

from ninja import Field, Schema
from pydantic import ConfigDict

from .applications import Application
from .words import KeyText, Language


class WriterIn(Schema):
    """As the petition names its writer; all of it may be missing. With ``number``, and of a person ``document``, the
    registers are asked who that is."""

    kind: Literal["individual", "entity"] = "individual"
    name: str = Field("", max_length=300)
    number: str = Field("", max_length=40)
    document: str = Field("", max_length=40)

    model_config = ConfigDict(extra="forbid")


class RegistrationIn(Schema):
    """``body`` is where it arrived, one of your own; ``arrived_on`` is today when it is left out. Of the ``answers``
    only kind and substance must be there: registering is never refused."""

    body: KeyText
    way: Literal["post", "in-person", "oral"]
    arrived_on: date | None = None
    signature: Literal["by-hand", "read-back", "none"] = "none"
    language: Language = "uz"
    writer: WriterIn = Field(default_factory=lambda: WriterIn.model_validate({}))
    answers: dict[str, Any]

    model_config = ConfigDict(extra="forbid")


class RegistrationOut(Application):
    """``code`` follows it at the page of slips; it is told once, so a repeat has none. ``body`` answers now;
    ``days_late`` are calendar days after the day on which it should have been registered."""

    body: str
    code: str | None
    days_late: int
