"""Open a received file. Staff leave a trace that the person sees, written before a byte goes out."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from darcha.ground.refusals import NotFound
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import Principal, is_person, is_staff

from .. import keeping
from ..errors import FileNotScanned, FileQuarantined
from ..models import FileUse, IncomingFile
from ..rules.rights import sent_file
from ..types import FileState, OpenedFile


def open_file(
    who: Principal,
    public_id: UUID,
    *,
    case_ref: UUID | None = None,
    party: UUID | None = None,
    purpose: str = "handle-case",
    body: str | None = None,
    reason: str = "",
) -> OpenedFile:
    """The sender opens their own; with ``case_ref`` also whoever, as the caller has decided, may see that case, whose
    ``party`` is told of it besides the sender: a company whose head sent the file. What a body gave to a case is for
    bodies alone.

    ``purpose`` is one of the exchange's purposes, ``body`` in whose name one reads, ``reason`` in one's words.
    Raises NotFound, FileNotScanned, FileQuarantined.
    """
    row = IncomingFile.objects.filter(_sent_by(who) | _of_case(who, case_ref), public_id=public_id).first()
    if row is None:
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
            body=body,
            fields=("file",),
            also=[party] if party is not None else [],
            reason=reason,
        )
    return OpenedFile(row.name, row.media_type, keeping.get(row.blob_key, row.digest))


def _sent_by(who: Principal) -> Q:
    return Q(account_id=who.account_id) if who.account_id is not None else Q(pk__in=[])


def _of_case(who: Principal, case_ref: UUID | None) -> Q:
    """In the same statement, so that a stranger's file costs what none costs."""
    if case_ref is None:
        return Q(pk__in=[])
    uses = FileUse.objects.filter(file=OuterRef("pk"), case_ref=case_ref)
    return Q(Exists(uses.filter(given_by="") if is_person(who) else uses))
