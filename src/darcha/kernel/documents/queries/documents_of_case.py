"""The papers that a case brought forth."""

from uuid import UUID

from ..models import IssuedDocument
from ..shape import as_document_row
from ..types import DocumentRow


def documents_of_case(case_ref: UUID) -> tuple[DocumentRow, ...]:
    """Oldest first. The caller has decided that whoever asks may see the case."""
    rows = IssuedDocument.objects.filter(case_ref=case_ref).order_by("issued_at", "id")
    return tuple(as_document_row(row) for row in rows)
