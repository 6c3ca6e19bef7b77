"""What is known of received files: one's own, and those handed in with a case. Ignores their content."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import UUIDField

from darcha.ground.database import Given, Question
from darcha.kernel.identity.types import Principal

from ..models import FileUse, IncomingFile
from ..shape import as_stored_file
from ..types import StoredFile

_OF_CASE = Question(
    lambda: FileUse.objects.select_related("file").filter(case_ref=Given("case", UUIDField())).order_by("id")
)


def find_files(who: Principal, file_ids: Sequence[UUID]) -> tuple[StoredFile, ...]:
    """Those of the named files that this account sent, in the order named; others are left out."""
    if who.account_id is None:
        return ()
    rows = {
        row.public_id: row for row in IncomingFile.objects.filter(public_id__in=file_ids, account_id=who.account_id)
    }
    return tuple(as_stored_file(rows[file_id]) for file_id in file_ids if file_id in rows)


def files_of_case(case_ref: UUID) -> tuple[StoredFile, ...]:
    """In the order handed in. The caller has decided that whoever asks may see the case."""
    return tuple(as_stored_file(use.file, use.given_by) for use in _OF_CASE.all(case=case_ref))
