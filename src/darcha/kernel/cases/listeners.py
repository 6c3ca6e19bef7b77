"""What the room does when money moves and when its own facts are told: each listener calls one command."""

from uuid import UUID

from darcha.ground.outbox import listens_to
from darcha.kernel.exchange.events import CanaryRead
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments.events import InvoiceExpired, PaymentRefunded, PaymentSettled

from . import api
from .events import (
    CaseAccepted,
    CaseAsked,
    CaseCancelled,
    CaseClosed,
    CaseDecided,
    CaseObjected,
    CasePaid,
    CaseStepSaid,
    CaseSubmitted,
    CaseTransferred,
    CaseWithdrawn,
    ClarityAsked,
    HearingAppointed,
    ObjectionCarriedOut,
    ReplyClarified,
    RequestMoved,
    TermExtended,
    TermLengthened,
    TermRecalculated,
    TermResumed,
    TermRungReached,
    TermStopped,
)

WORKER = Principal.system("cases")


def _case_of(purpose_ref: str) -> UUID | None:
    """The case that an invoice was for; None when it was for something else."""
    kind, _, name = purpose_ref.partition(":")
    return UUID(name) if kind == "case" else None


@listens_to(PaymentSettled)
def take_payment(event: PaymentSettled) -> None:
    """The settled fee starts the term where the pack says so."""
    case_id = _case_of(event.purpose_ref)
    if case_id is not None:
        api.record_payment(WORKER, case_id=case_id, invoice_id=event.invoice_id)


@listens_to(InvoiceExpired)
def close_unpaid(event: InvoiceExpired) -> None:
    """What was not paid in time is cancelled."""
    case_id = _case_of(event.purpose_ref)
    if case_id is not None:
        api.cancel_unpaid(WORKER, case_id=case_id)


@listens_to(PaymentRefunded)
def close_reversed(event: PaymentRefunded) -> None:
    """What the provider took back of its own accord is cancelled; a refund that we asked for closed its case before."""
    case_id = _case_of(event.purpose_ref)
    if case_id is not None and not event.asked:
        api.cancel_reversed(WORKER, case_id=case_id)


@listens_to(CaseSubmitted)
def decide_free_of_charge(event: CaseSubmitted) -> None:
    """A service that a rule decides, and that costs nothing, is decided at once."""
    api.decide_by_rule(WORKER, case_id=event.case_id)


@listens_to(CasePaid)
def decide_paid(event: CasePaid) -> None:
    """A service that a rule decides is decided once it is paid."""
    api.decide_by_rule(WORKER, case_id=event.case_id)


@listens_to(CaseSubmitted)
def tell_submitted(event: CaseSubmitted) -> None:
    """The receipt also comes as a notice."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="submitted")


@listens_to(CasePaid)
def tell_paid(event: CasePaid) -> None:
    """The money has arrived."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="paid")


@listens_to(CaseAsked)
def tell_asked(event: CaseAsked) -> None:
    """The body waits for an answer."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="asked")


@listens_to(CaseDecided)
def tell_decided(event: CaseDecided) -> None:
    """The decision is there."""
    api.tell_applicant(WORKER, case_id=event.case_id, code=event.outcome)


@listens_to(CaseWithdrawn)
def tell_withdrawn(event: CaseWithdrawn) -> None:
    """The application is taken back."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="withdrawn")


@listens_to(CaseCancelled)
def tell_cancelled(event: CaseCancelled) -> None:
    """The fee was not paid in time, or was taken back."""
    api.tell_applicant(WORKER, case_id=event.case_id, code=event.line)


@listens_to(CaseAccepted)
def tell_accepted(event: CaseAccepted) -> None:
    """The application is complete and in procedure."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="accepted")


@listens_to(CaseStepSaid)
def tell_step(event: CaseStepSaid) -> None:
    """A step of the pack says something of its own."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="notified", step=event.step)


@listens_to(HearingAppointed)
def tell_hearing(event: HearingAppointed) -> None:
    """When and where the applicant is heard."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="hearing_appointed")


@listens_to(TermExtended)
def tell_extended(event: TermExtended) -> None:
    """The law wants the applicant told, with the reason."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="extended")


@listens_to(TermStopped)
def tell_stopped(event: TermStopped) -> None:
    """The clock stands, and why."""
    api.tell_applicant(WORKER, case_id=event.case_id, code=event.line)


@listens_to(TermResumed)
def tell_resumed(event: TermResumed) -> None:
    """The clock runs again."""
    api.tell_applicant(WORKER, case_id=event.case_id, code=event.line)


@listens_to(TermRecalculated)
def tell_recalculated(event: TermRecalculated) -> None:
    """The last day is another one."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="recalculated")


@listens_to(TermRungReached)
def tell_those_in_charge(event: TermRungReached) -> None:
    """Officer, head, inspectorate: whom the rung names."""
    api.tell_staff(WORKER, case_id=event.case_id, rung=event.rung, end=event.end)


@listens_to(TermRungReached)
def tell_overdue(event: TermRungReached) -> None:
    """The applicant hears once that the term has passed, and what can be done about it."""
    if event.line == "overdue":
        api.tell_applicant(WORKER, case_id=event.case_id, code="overdue")


@listens_to(CaseTransferred)
def tell_transferred(event: CaseTransferred) -> None:
    """Another body answers now, and when its term ends."""
    api.tell_applicant(WORKER, case_id=event.case_id, code=event.line)


@listens_to(CaseTransferred)
def tell_of_return(event: CaseTransferred) -> None:
    """What comes back is for the head to look at."""
    if event.line == "transferred_back":
        api.tell_heads(WORKER, case_id=event.case_id, line=event.line)


@listens_to(TermLengthened)
def tell_lengthened(event: TermLengthened) -> None:
    """It takes longer, and what has to be studied."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="studied")


@listens_to(CaseClosed)
def tell_closed(event: CaseClosed) -> None:
    """It ended without an answer, and why."""
    if event.is_told:
        api.tell_applicant(WORKER, case_id=event.case_id, code=event.outcome)


@listens_to(CaseDecided)
def carry_out_decided(event: CaseDecided) -> None:
    """What a higher body has decided on an objection is done to the case objected to."""
    api.carry_out(WORKER, objection_id=event.case_id)


@listens_to(CaseWithdrawn)
def end_withdrawn_objection(event: CaseWithdrawn) -> None:
    """An objection taken back holds nothing up any more."""
    api.carry_out(WORKER, objection_id=event.case_id)


@listens_to(CaseObjected)
def tell_bodies_objected(event: CaseObjected) -> None:
    """Both bodies hear of it: the one that judges, and the one whose act it is."""
    api.tell_bodies(WORKER, objection_id=event.objection_id, line="objected")


@listens_to(ObjectionCarriedOut)
def tell_bodies_carried_out(event: ObjectionCarriedOut) -> None:
    """The body whose act it was hears what has become of it."""
    api.tell_bodies(WORKER, objection_id=event.objection_id, line=event.line)


@listens_to(CanaryRead)
def tell_of_canary(event: CanaryRead) -> None:
    """The heads learn of it, whoever of them it was not."""
    api.tell_of_canary(WORKER, account=event.account, body=event.body)


@listens_to(ClarityAsked)
def tell_of_a_question(event: ClarityAsked) -> None:
    """A closed case is in nobody's list: the heads see to it."""
    api.tell_heads(WORKER, case_id=event.case_id, line="clarity_asked")


@listens_to(ReplyClarified)
def tell_clarified(event: ReplyClarified) -> None:
    """The reply is clear now."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="clarified")


@listens_to(RequestMoved)
def tell_bodies_asked(event: RequestMoved) -> None:
    """The body that is asked, and the one that asked."""
    api.tell_bodies_asked(WORKER, request_id=event.request_id, line=event.line)
