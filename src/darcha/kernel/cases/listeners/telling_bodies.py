"""What comes to a body from another, or for its head to look at."""

from darcha.ground.outbox import listens_to
from darcha.kernel.identity.events import AbsenceMoved

from .. import api
from ..events import (
    CaseDelegated,
    CaseProposed,
    CaseRecusalAsked,
    CaseTransferred,
    ClarityAsked,
    EvidenceAdded,
    RegisterEntryLeft,
    RequestMoved,
)
from .worker import WORKER


@listens_to(CaseTransferred)
def tell_of_return(event: CaseTransferred) -> None:
    """What comes back is for the head to look at."""
    if event.line == "transferred_back":
        api.tell_heads(WORKER, case_id=event.case_id, line=event.line)


@listens_to(CaseTransferred)
def tell_taking_part(event: CaseTransferred) -> None:
    """Co-executors answer to another body now."""
    api.tell_taking_part(WORKER, case_id=event.case_id, line=event.line)


@listens_to(EvidenceAdded)
def tell_of_evidence(event: EvidenceAdded) -> None:
    """Whoever works on it reads what came in addition."""
    api.tell_holder(WORKER, case_id=event.case_id, line="added")


@listens_to(AbsenceMoved)
def tell_of_absence(event: AbsenceMoved) -> None:
    """Who has to agree, and then who is away and who stands in."""
    api.tell_of_absence(WORKER, absence_id=event.absence_id, line=event.line)


@listens_to(ClarityAsked)
def tell_of_a_question(event: ClarityAsked) -> None:
    """A closed case is in nobody's list: the heads see to it."""
    api.tell_heads(WORKER, case_id=event.case_id, line="clarity_asked")


@listens_to(RegisterEntryLeft)
def tell_of_an_entry(event: RegisterEntryLeft) -> None:
    """Nobody sees a closed case in a list: the heads hear of it."""
    api.tell_heads(WORKER, case_id=event.case_id, line="entry_left")


@listens_to(RequestMoved)
def tell_bodies_asked(event: RequestMoved) -> None:
    """The body that is asked, and the one that asked."""
    api.tell_bodies_asked(WORKER, request_id=event.request_id, line=event.line)


@listens_to(CaseProposed)
def tell_second_persons(event: CaseProposed) -> None:
    """Whoever may confirm what was proposed."""
    api.tell_who_waits(WORKER, case_id=event.case_id, kind="confirmation")


@listens_to(CaseRecusalAsked)
def tell_of_recusal(event: CaseRecusalAsked) -> None:
    """The head who has to decide."""
    api.tell_who_waits(WORKER, case_id=event.case_id, kind="recusal")


@listens_to(CaseDelegated)
def tell_of_delegation(event: CaseDelegated) -> None:
    """The colleague to whom the step was handed."""
    api.tell_who_waits(WORKER, case_id=event.case_id, kind="delegation")
