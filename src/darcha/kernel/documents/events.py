"""Facts of the documents room, in the past tense."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from darcha.ground.outbox import Event


@dataclass(frozen=True, kw_only=True)
class DocumentIssued(Event):
    """A paper was numbered, sealed and entered in the register."""

    record_only: ClassVar[bool] = True
    document_id: UUID
    kind: str
    case_ref: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentRevoked(Event):
    """A paper lost its force by decision; everyone who verifies it from now on sees that."""

    record_only: ClassVar[bool] = True
    document_id: UUID
    case_ref: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class DocumentReplaced(Event):
    """A newer paper stands in the place of an older one."""

    record_only: ClassVar[bool] = True
    document_id: UUID
    by_document_id: UUID
    case_ref: UUID | None = None
