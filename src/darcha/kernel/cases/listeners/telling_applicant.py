"""The applicant hears of each step of the case."""

from darcha.ground.outbox import listens_to

from .. import api
from ..events import (
    CaseAccepted,
    CaseAsked,
    CaseCancelled,
    CaseClosed,
    CaseDecided,
    CasePaid,
    CaseReopened,
    CaseSplit,
    CaseStepSaid,
    CaseSubmitted,
    CaseTransferred,
    CaseWithdrawn,
    ComplaintSentAbove,
    DecisionCorrected,
    FeeAskedAgain,
    HearingAppointed,
    ReplyClarified,
    TimeRestored,
)
from .worker import WORKER


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


@listens_to(FeeAskedAgain)
def tell_fee_again(event: FeeAskedAgain) -> None:
    """It is opened again, and waits for the fee that had gone back."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="fee_again")


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


@listens_to(CaseTransferred)
def tell_transferred(event: CaseTransferred) -> None:
    """Another body answers now, and when its term ends."""
    api.tell_applicant(WORKER, case_id=event.case_id, code=event.line)


@listens_to(CaseClosed)
def tell_closed(event: CaseClosed) -> None:
    """It ended without an answer, and why."""
    if event.is_told:
        api.tell_applicant(WORKER, case_id=event.case_id, code=event.outcome)


@listens_to(ReplyClarified)
def tell_clarified(event: ReplyClarified) -> None:
    """The reply is clear now."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="clarified")


@listens_to(DecisionCorrected)
def tell_corrected(event: DecisionCorrected) -> None:
    """What was put right, and that the paper is another one."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="corrected")


@listens_to(CaseReopened)
def tell_reopened(event: CaseReopened) -> None:
    """The refusal fell, and until when the body decides."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="reopened")


@listens_to(TimeRestored)
def tell_restored(event: TimeRestored) -> None:
    """The complaint is considered although it came late."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="time_restored")


@listens_to(CaseSplit)
def tell_split(event: CaseSplit) -> None:
    """One application is two cases now, and why."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="split_off")


@listens_to(ComplaintSentAbove)
def tell_sent_above(event: ComplaintSentAbove) -> None:
    """Who gets the complaint in place of the body that it is about, and why."""
    api.tell_applicant(WORKER, case_id=event.case_id, code="sent_above")
