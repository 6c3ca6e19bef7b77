"""Open a received file. Staff leave a trace that the person sees, written before a byte goes out."""

from uuid import UUID

from darcha.ground.refusals import NotFound
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal, is_staff

from .. import keeping
from ..errors import FileNotScanned, FileQuarantined
from ..models import FileUse, IncomingFile
from ..rules.rights import sent_file
from ..types import FileState, OpenedFile


def open_file(
    who: Principal, public_id: UUID, *, case_ref: UUID | None = None, purpose: str = "handle-case"
) -> OpenedFile:
    """The sender opens their own; with ``case_ref`` also whoever, as the caller has decided, may see that case.

    ``purpose`` is one of the exchange's purposes. Raises NotFound, FileNotScanned, FileQuarantined.
    """
    row = IncomingFile.objects.filter(public_id=public_id).first()
    if row is None or not (sent_file(who, row.account_id) or _is_of_case(row, case_ref)):
        raise NotFound
    if row.state == FileState.QUARANTINED:
        raise FileQuarantined
    if row.state != FileState.CLEAN:
        raise FileNotScanned
    if is_staff(who) and not sent_file(who, row.account_id):
        exchange.record_access(
            who,
            person_id=row.person_id,
            registry_or_case="case",
            purpose=purpose,
            case_id=case_ref,
            fields=("file",),
        )
    return OpenedFile(row.name, row.media_type, keeping.get(row.blob_key, row.digest))


def _is_of_case(row: IncomingFile, case_ref: UUID | None) -> bool:
    return case_ref is not None and FileUse.objects.filter(file=row, case_ref=case_ref).exists()
