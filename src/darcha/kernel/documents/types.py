"""What crosses the documents counter: files received, papers issued, verdicts. Ignores how they are kept or sealed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

Fields = Mapping[str, Any]
"""What a template is told: JSON values by name; typst reads them as data, never as source."""


class FileState(StrEnum):
    """Whether a received file may be opened."""

    WAITING = "waiting"  # not scanned yet, also when the scanner is down
    CLEAN = "clean"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that somebody sent, after cleaning. ``size`` in bytes, ``digest`` SHA-256 in hex of what was kept.
    ``given_by``: the body that gave it to a case when asked; empty for what came from whoever applied."""

    public_id: UUID
    name: str
    media_type: str
    size: int
    digest: str
    state: FileState
    received_at: datetime
    given_by: str = ""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """Content on its way to a person: always sent as an attachment, never shown inline."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Bytes that a row names, whether sent or issued: their key in the store, and the SHA-256 of what is sealed."""

    key: str
    digest: bytes
    size: int


@dataclass(frozen=True, slots=True)
class FilesChecked:
    """One stretch of the sweep through the store. ``last`` is the key it came to, empty when it was through; ``bytes``
    what it read; ``damaged`` the keys whose bytes are gone or are not what was sealed."""

    last: str
    files: int
    bytes: int
    damaged: tuple[str, ...]


class DocumentState(StrEnum):
    """What the register says of a paper. ``expired`` is not a state: it follows from ``valid_until`` and today."""

    VALID = "valid"
    REVOKED = "revoked"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a paper: what it is about, and what it says, both in the paper's language."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """An issued paper. ``number`` is for people and opens nothing; ``code`` is printed on the paper and proves it."""

    public_id: UUID
    number: str
    code: str
    kind: str
    title: str
    language: str
    body: str
    issuer: str
    state: DocumentState
    issued_at: datetime
    valid_until: date | None
    case_ref: UUID | None
    size: int
    digest: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A paper in a list: nothing sealed is opened for it."""

    public_id: UUID
    number: str
    kind: str
    title: str
    language: str
    issuer: str
    state: DocumentState
    issued_at: datetime
    valid_until: date | None
    case_ref: UUID | None
    size: int
    suspended: bool = False  # in force by the register, and not carried out for now


class Outcome(StrEnum):
    """The answer to "is this paper good?". Only VALID means yes."""

    VALID = "valid"
    ALTERED = "altered"  # claims to be ours and is not as we sealed it
    REVOKED = "revoked"
    REPLACED = "replaced"
    EXPIRED = "expired"
    UNKNOWN = "unknown"  # no such code; or our seal without a record of ours
    NOT_OURS = "not_ours"  # does not even claim to be ours


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper itself shows, and nothing beyond it: a verifier compares it with the sheet in hand."""

    number: str
    title: str
    issuer: str
    language: str
    issued_on: date
    valid_until: date | None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, with the paper when the asker has proved to hold it, when its force ended if it did, and since when
    a paper in force rests: an objection to it is being considered."""

    outcome: Outcome
    paper: Paper | None = None
    ended_on: date | None = None
    demo: bool = False
    suspended_on: date | None = None
