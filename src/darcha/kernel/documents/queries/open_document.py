"""Open an issued paper: the sealed PDF. Staff leave a trace that the person sees, written before a byte goes out."""

from uuid import UUID

from darcha.ground.refusals import NotFound
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import PartyRef, Principal, is_staff

from .. import keeping
from ..models import IssuedDocument
from ..rules.rights import holds_paper
from ..types import OpenedFile


def open_document(
    who: Principal,
    public_id: UUID,
    *,
    case_ref: UUID | None = None,
    purpose: str = "handle-case",
    body: str | None = None,
    reason: str = "",
) -> OpenedFile:
    """The holder opens their own; with ``case_ref`` also whoever, as the caller has decided, may see that case.

    ``purpose`` is one of the exchange's purposes, ``body`` in whose name one reads, ``reason`` in one's words.
    Raises NotFound, the same for a stranger's as for none.
    """
    row = IssuedDocument.objects.filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    holder = PartyRef(row.holder_kind, row.holder_id)  # type: ignore[arg-type]
    holds = holds_paper(who, holder)
    if not holds and (case_ref is None or row.case_ref != case_ref):
        raise NotFound
    if is_staff(who) and not holds:
        exchange.record_access(
            who,
            person_id=holder.id,
            registry_or_case="case",
            purpose=purpose,
            case_id=case_ref,
            body=body,
            fields=("document",),
            reason=reason,
        )
    return OpenedFile(f"{row.number}.pdf", "application/pdf", keeping.get(row.blob_key, row.digest))
