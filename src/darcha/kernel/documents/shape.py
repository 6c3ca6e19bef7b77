"""Rows as they cross the counter."""

from .models import IncomingFile, IssuedContent, IssuedDocument
from .types import Document, DocumentRow, DocumentState, FileState, Line, StoredFile


def as_stored_file(row: IncomingFile, given_by: str = "") -> StoredFile:
    """A received file, as it was handed in."""
    return StoredFile(
        public_id=row.public_id,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        digest=bytes(row.digest).hex(),
        state=FileState(row.state),
        received_at=row.received_at,
        given_by=given_by,
    )


def as_document_row(row: IssuedDocument) -> DocumentRow:
    """A paper in a list."""
    return DocumentRow(
        public_id=row.public_id,
        number=row.number,
        kind=row.kind,
        title=row.title,
        language=row.language,
        issuer=row.issuer,
        state=DocumentState(row.state),
        issued_at=row.issued_at,
        valid_until=row.valid_until,
        case_ref=row.case_ref,
        size=row.size,
        suspended=row.suspended_at is not None and row.ended_at is None,
    )


def as_document(row: IssuedDocument, content: IssuedContent) -> Document:
    """One paper with what is printed on it."""
    return Document(
        public_id=row.public_id,
        number=row.number,
        code=content.printed["code"],
        kind=row.kind,
        title=row.title,
        language=row.language,
        body=row.body,
        issuer=row.issuer,
        state=DocumentState(row.state),
        issued_at=row.issued_at,
        valid_until=row.valid_until,
        case_ref=row.case_ref,
        size=row.size,
        digest=bytes(row.digest).hex(),
        lines=tuple(Line(label, value) for label, value in content.printed["lines"]),
    )
