"""The papers that a case brought forth."""

from uuid import UUID

from django.db.models import UUIDField

from darcha.ground.database import Given, Question

from ..models import IssuedDocument
from ..shape import as_document_row
from ..types import DocumentRow

_OF_CASE = Question(
    lambda: IssuedDocument.objects.filter(case_ref=Given("case", UUIDField())).order_by("issued_at", "id")
)


def documents_of_case(case_ref: UUID) -> tuple[DocumentRow, ...]:
    """Oldest first. The caller has decided that whoever asks may see the case."""
    return tuple(as_document_row(row) for row in _OF_CASE.all(case=case_ref))
