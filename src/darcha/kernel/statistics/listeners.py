"""Statistics hear of cases: whatever happened, the case is asked for its figures and the difference is counted."""

from uuid import UUID

from darcha.ground.clock import TASHKENT
from darcha.ground.outbox import listens_to
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.events import (
    CaseAnswered,
    CaseAsked,
    CaseAssigned,
    CaseCancelled,
    CaseClosed,
    CaseDecided,
    CasePaid,
    CaseReopened,
    CaseSubmitted,
    CaseWithdrawn,
    ObjectionCarriedOut,
    TermRecalculated,
)
from darcha.kernel.identity.types import Principal

from .api import note_case
from .types import CaseFigures

SYSTEM = Principal.system("statistics")


@listens_to(CaseSubmitted)
def count_submitted(event: CaseSubmitted) -> None:
    """A new case."""
    _note(event.case_id)


@listens_to(CasePaid)
def count_paid(event: CasePaid) -> None:
    """It no longer waits for its fee."""
    _note(event.case_id)


@listens_to(CaseAsked)
def count_asked(event: CaseAsked) -> None:
    """It waits for its applicant."""
    _note(event.case_id)


@listens_to(CaseAnswered)
def count_answered(event: CaseAnswered) -> None:
    """It goes on."""
    _note(event.case_id)


@listens_to(CaseAssigned)
def count_assigned(event: CaseAssigned) -> None:
    """Work on it has begun."""
    _note(event.case_id)


@listens_to(TermRecalculated)
def count_recalculated(event: TermRecalculated) -> None:
    """Its term ends on another day."""
    _note(event.case_id)


@listens_to(CaseDecided)
def count_decided(event: CaseDecided) -> None:
    """It is over, with a result."""
    _note(event.case_id)


@listens_to(CaseWithdrawn)
def count_withdrawn(event: CaseWithdrawn) -> None:
    """It is over, at the applicant's wish."""
    _note(event.case_id)


@listens_to(CaseCancelled)
def count_cancelled(event: CaseCancelled) -> None:
    """It is over, unpaid."""
    _note(event.case_id)


@listens_to(CaseClosed)
def count_closed(event: CaseClosed) -> None:
    """It is over, without an answer in substance."""
    _note(event.case_id)


@listens_to(ObjectionCarriedOut)
def count_carried_out(event: ObjectionCarriedOut) -> None:
    """It may be open again."""
    _note(event.case_id)


@listens_to(CaseReopened)
def count_reopened(event: CaseReopened) -> None:
    """It is open again."""
    _note(event.case_id)


def _note(case_id: UUID) -> None:
    figures = cases.figures_of(case_id)
    note_case(
        SYSTEM,
        case_id=case_id,
        figures=CaseFigures(
            service_key=figures.service_key,
            region=figures.region[:4],
            state=figures.state,
            submitted_on=figures.received_at.astimezone(TASHKENT).date(),
            closed_on=figures.closed_at.astimezone(TASHKENT).date() if figures.closed_at else None,
            outcome=figures.outcome,
            waited=figures.waited,
            own=figures.own,
            ends_at=figures.ends_at,
        ),
    )
