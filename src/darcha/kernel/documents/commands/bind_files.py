"""Hand files in with a case. Ignores which question each answers."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.refusals import NotFound
from darcha.kernel.identity.types import Principal, is_system

from ..errors import FileQuarantined
from ..models import FileUse, IncomingFile
from ..rules.rights import may_bind, sent_file
from ..shape import as_stored_file
from ..types import FileState, StoredFile


@command(may=may_bind)
def bind_files(who: Principal, *, case_ref: UUID, files: Sequence[UUID], given_by: str = "") -> tuple[StoredFile, ...]:
    """Bind own files to a case, in the order given; twice is once. Files are named by public id. ``given_by`` is the
    body in whose name they are given: whoever applied does not open them.

    Raises NotFound when one does not exist or was sent by another account, FileQuarantined when one is shut.
    """
    wanted = list(dict.fromkeys(files))
    if not wanted:
        return ()
    rows = {row.public_id: row for row in IncomingFile.objects.filter(public_id__in=wanted)}
    for file_id in wanted:
        row = rows.get(file_id)
        if row is None or not (is_system(who) or sent_file(who, row.account_id)):
            raise NotFound
        if row.state == FileState.QUARANTINED:
            raise FileQuarantined
    now = clock.now()
    FileUse.objects.bulk_create(
        [FileUse(file=rows[file_id], case_ref=case_ref, bound_at=now, given_by=given_by) for file_id in wanted],
        ignore_conflicts=True,
    )
    journal.record(
        "documents.files_bound",
        by=who.actor,
        about=f"case:{case_ref}",
        person=who.person_id,
        details={"files": [str(rows[file_id].id) for file_id in wanted], "given_by": given_by},
    )
    return tuple(as_stored_file(rows[file_id], given_by) for file_id in wanted)
