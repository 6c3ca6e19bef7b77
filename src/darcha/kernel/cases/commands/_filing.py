"""The rows of a new case, made from what is known. Ignores storing them and everything around."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from darcha.ground.database import new_row
from darcha.ground.identifiers import case_number
from darcha.ground.ids import new_public_id
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import FeeQuote, FormSubject, Service
from darcha.kernel.identity.types import PartyRef, Principal
from darcha.kernel.payments.types import InvoiceRef
from darcha.kernel.registries.types import PartyFacts

from ..models import Case, CaseContent, CaseEvent, CaseParticipant
from ..rules.clock import Happened, ask_the_law, pressing_at, term_for
from ..rules.states import first_state
from ..rules.submission import kind_of, stepped_up
from ..types import Due, Receipt
from ._armed import arm

WHOLE_COUNTRY = "1700"
SENT_ABOVE = "sent_above"


@dataclass(frozen=True, slots=True)
class Filing:
    """Everything that a submission knows once its rules have been asked."""

    who: Principal
    case_id: UUID
    serial: int
    service: Service
    party: PartyRef
    bodies: tuple[str, ...]
    answers: Mapping[str, Any]
    subject: FormSubject
    known: PartyFacts
    fee: FeeQuote
    language: str
    channel: str
    arrived: datetime
    account: UUID | None  # the writer's own

    @property
    def region(self) -> str:
        """The applicant's region by the register; that of the leading body when the register does not say."""
        lead = catalogue.current().bodies[self.bodies[0]]
        return str(self.subject.applicant.get("region") or lead.region or WHOLE_COUNTRY)[:4]

    @property
    def above(self) -> tuple[str, str] | None:
        """The body complained about and the one that gets the complaint in its place."""
        return stepped_up(self.service, self.answers, catalogue.current().bodies)

    @property
    def pay_by(self) -> datetime | None:
        """Until when the fee may be paid; None when there is none."""
        if self.fee.total == 0:
            return None
        return self.arrived + timedelta(days=self.service.procedure.pay_within_days)


def compose(filing: Filing, invoice: InvoiceRef | None) -> tuple[Case, list[Any], Receipt]:
    """The case with its due, every row to be written, and the receipt. Raises NoTermApplies."""
    case = _case(filing, invoice)
    receipt = Receipt(
        number=case.number,
        public_id=case.public_id,
        state=first_state(filing.fee.total),
        step=case.step,
        received_at=filing.arrived,
        registered_at=case.registered_at,
        due=Due(case.due_on, case.due_at, case.starts_on, False, case.due_confirmed),
        invoice_public_id=case.invoice_public_id,
    )
    participants = [
        new_row(CaseParticipant, case_id=case.id, body=body, role="co" if place else "lead", place=place)
        for place, body in enumerate(filing.bodies)
    ]
    return case, [case, _content(filing, case, receipt), *participants, *_timeline(filing, case)], receipt


def _case(filing: Filing, invoice: InvoiceRef | None) -> Case:
    term = term_for(filing.service.procedure, filing.answers)
    happened = [Happened("paid", filing.arrived)] if filing.fee.total == 0 else []
    edition = catalogue.edition_id()
    law = ask_the_law(term, catalogue.calendar(body=filing.bodies[0], edition=edition), filing.arrived, happened)
    case = new_row(
        Case,
        id=filing.case_id,
        public_id=new_public_id(),
        number=case_number.make(filing.arrived.year, filing.region, filing.serial),
        service_key=filing.service.key,
        version_id=catalogue.version_id(filing.service),
        calendar_id=edition,
        kind=kind_of(filing.service, filing.answers),
        body=filing.bodies[0],
        region=filing.region,
        state=first_state(filing.fee.total).value,
        step=filing.service.procedure.first_step,
        account_id=filing.account,
        party_kind=filing.party.kind,
        party_id=filing.party.id,
        language=filing.language,
        channel=filing.channel,
        received_at=filing.arrived,
        registered_at=law.registered_at,
        term_key=term.key,
        starts_on=law.starts_on,
        due_on=law.due_on,
        due_at=law.due_at,
        due_confirmed=law.confirmed,
        pressing_at=pressing_at(law),
        pay_by=filing.pay_by,
        invoice_id=invoice.id if invoice else None,
        invoice_public_id=invoice.public_id if invoice else None,
    )
    arm(case, term, filing.arrived, moved=True)
    return case


def _content(filing: Filing, case: Case, receipt: Receipt) -> CaseContent:
    return new_row(
        CaseContent,
        case_id=case.id,
        answers=dict(filing.answers),
        applicant=dict(filing.subject.applicant),
        facts=[
            {
                "registry": registry,
                "record_id": str(fact.record_id),
                "source": fact.source,
                "recorded_at": fact.recorded_at.isoformat(),
                "data": dict(fact.data),
            }
            for registry, facts in filing.known.by_registry.items()
            for fact in facts
        ],
        fee=fee_json(filing.fee),
        receipt=receipt.to_json(),
    )


def fee_json(fee: FeeQuote) -> dict[str, Any]:
    """The quote as it was given, with every line considered, in all languages."""
    return {
        "total": fee.total,
        "currency": fee.currency,
        "on": fee.on.isoformat(),
        "lines": [
            {
                "code": line.code,
                "text": dict(line.text.values),
                "amount": line.amount,
                "act": line.act,
                "counted": line.counted,
            }
            for line in fee.lines
        ],
    }


def _timeline(filing: Filing, case: Case) -> Sequence[CaseEvent]:
    registered = case.registered_at or filing.arrived
    lines: list[tuple[str, datetime, str, dict[str, Any]]] = [
        ("submitted", filing.arrived, "applicant", {"channel": filing.channel}),
        ("registered", registered, "system", {"number": case.number}),
    ]
    if filing.above is not None:
        about, above = filing.above
        lines.append((SENT_ABOVE, registered, "system", {"about_body": about, "to_body": above}))
    if filing.fee.total:
        lines.append(("invoiced", filing.arrived, "system", {"amount": filing.fee.total}))
    elif any(term.starts_at == "payment" for term in filing.service.procedure.terms):
        lines.append(("paid", filing.arrived, "system", {"amount": 0}))
    return [
        new_row(
            CaseEvent,
            case_id=case.id,
            code=code,
            at=at,
            actor_kind=actor,
            actor_id=filing.account if actor == "applicant" else None,
            params=params,
        )
        for code, at, actor, params in lines
    ]
