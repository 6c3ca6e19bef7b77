"""Take a file that somebody sends: scan, check, clean, seal, keep. Ignores which question or case it answers."""

from datetime import timedelta
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.refusals import NotAllowed
from darcha.kernel.identity.types import Principal, is_signed_in

from .. import keeping
from ..content.clean import clean
from ..errors import TooManyFiles
from ..models import IncomingFile
from ..rules.file_kind import kind_of
from ..rules.file_name import clean_name
from ..rules.limits import FILES_A_DAY, check_size
from ..scanning import scanned
from ..shape import as_stored_file
from ..types import FileState, StoredFile


@command(may=is_signed_in)
def receive_file(who: Principal, *, name: str, content: bytes, purpose: str) -> StoredFile:
    """Keep a cleaned copy; the sender's bytes are kept only when the scanner finds something in them.

    ``purpose`` is a code of the asking side, such as ``case-file``. A quarantined file is returned, not refused: its
    ``state`` says so. Raises the File... refusals of ``errors`` and TooManyFiles.
    """
    if who.account_id is None:
        raise NotAllowed
    check_size(len(content))
    _check_quota(who.account_id)
    state, finding = scanned(content)
    if state is FileState.QUARANTINED:
        media_type, kept = "application/octet-stream", content
        kept_name = clean_name(name, None)
    else:
        kind = kind_of(name, content)
        media_type, kept = kind.media_type, clean(kind, content)
        kept_name = clean_name(name, kind)
    now = clock.now()
    row = IncomingFile(
        account_id=who.account_id,
        person_id=who.person_id,
        name=kept_name,
        media_type=media_type,
        size=len(kept),
        digest=keeping.digest(kept),
        blob_key=keeping.put(kept),
        purpose=purpose,
        state=state.value,
        finding=finding,
        received_at=now,
        scanned_at=None if state is FileState.WAITING else now,
    )
    row.save(force_insert=True)
    journal.record(
        "documents.file_received",
        by=who.actor,
        about=f"file:{row.id}",
        person=who.person_id,
        purpose=purpose,
        details={"state": state.value, "finding": finding, "size": len(kept), "media_type": media_type},
    )
    return as_stored_file(row)


def _check_quota(account_id: UUID) -> None:
    since = clock.now() - timedelta(days=1)
    if IncomingFile.objects.filter(account_id=account_id, received_at__gt=since).count() >= FILES_A_DAY:
        raise TooManyFiles(limit=FILES_A_DAY)
