"""Issue a paper: number, print, seal, keep, enter in the register. Ignores why: the case has decided."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from darcha.ground import clock, journal, outbox
from darcha.ground.command import command
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import PartyRef, Principal

from .. import keeping, ports
from ..content.paper import print_paper
from ..content.print_text import printable
from ..events import DocumentIssued
from ..models import IssuedContent, IssuedDocument
from ..numbering import next_number
from ..rules.rights import may_issue
from ..rules.verify_code import CODE_PURPOSE, new_code
from ..shape import as_document
from ..types import Document, Fields, Line


@command(may=may_issue)
def issue(
    who: Principal,
    *,
    kind: str,
    case_ref: UUID | None,
    body: str,
    issuer: str,
    holder: PartyRef,
    template: str,
    fields: Fields,
    language: str,
    title: str,
    lines: Sequence[Line] = (),
    valid_until: date | None = None,
) -> Document:
    """Make a sealed PDF/A of ``template`` (typst source of a pack) and enter it in the register, all or nothing.

    ``body`` is the issuing body's key and ``issuer`` its name as printed; ``title`` names the paper and no person;
    ``lines`` are printed as a table and shown again to whoever verifies the paper; ``fields`` reach the template as
    data. Raises TemplateBroken when the template does not compile with these fields.
    """
    from ..content.seal import seal_pdf  # a second of imports that most processes never need

    now = clock.now()
    title, issuer = printable(title), printable(issuer)
    number, code = next_number(now.date()), new_code()
    authority = ports.authority()
    printed = print_paper(
        template,
        number=number,
        code=code,
        title=title,
        issuer=issuer,
        language=language,
        issued_at=now,
        valid_until=valid_until,
        lines=lines,
        fields=fields,
        demo=authority.demo,
    )
    sealed = seal_pdf(printed, authority, reason=f"{number} {title}", location=issuer, at=now)
    row = IssuedDocument(
        number=number,
        code_index=blind_index(CODE_PURPOSE, code),
        kind=kind,
        title=title,
        language=language,
        body=body,
        issuer=issuer,
        holder_kind=holder.kind,
        holder_id=holder.id,
        case_ref=case_ref,
        issued_at=now,
        valid_until=valid_until,
        digest=keeping.digest(sealed),
        size=len(sealed),
        blob_key=keeping.put(sealed),
    )
    row.save(force_insert=True)
    content = IssuedContent(
        document=row,
        printed={"code": code, "lines": printable([[line.label, line.value] for line in lines])},
    )
    content.save(force_insert=True)
    journal.record(
        "documents.issued",
        by=who.actor,
        about=f"document:{row.id}",
        person=holder.id if holder.kind == "individual" else None,
        details={"kind": kind, "number": number, "case": str(case_ref or "")},
    )
    outbox.emit(DocumentIssued(document_id=row.id, kind=kind, case_ref=case_ref))
    return as_document(row, content)
