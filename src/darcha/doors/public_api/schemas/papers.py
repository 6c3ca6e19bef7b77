"""Documents, files, sheets, and what is said of one that somebody checks."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict

from .words import Language


class DocumentOut(Schema):
    id: UUID
    number: str
    title: str
    issued_at: datetime
    state: str
    links: dict[str, str]


class SheetIn(Schema):
    """The language of the sheet; without one, that of the application."""

    language: Language | None = None

    model_config = ConfigDict(extra="forbid")


class SheetOut(Schema):
    """``links.self`` is the sealed PDF."""

    id: UUID
    number: str
    links: dict[str, str]


class DocumentList(Schema):
    items: list[DocumentOut]


class FileOut(Schema):
    id: UUID
    name: str
    media_type: str
    size: int
    state: str


class VerdictOut(Schema):
    verdict: Literal["valid", "altered", "revoked", "replaced", "expired", "unknown", "not_ours"]
    number: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    lines: list[dict[str, str]] = []
    demo: bool = False
    suspended_on: date | None = None  # since when a valid paper rests: an objection to it is considered
