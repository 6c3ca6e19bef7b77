"""A higher body decides on an objection: what is done, and which bodies hear of it."""

from darcha.ground.outbox import listens_to

from .. import api
from ..events import CaseDecided, CaseObjected, CasePaid, CaseWithdrawn, ObjectionCarriedOut
from .worker import WORKER


@listens_to(CaseDecided)
def carry_out_decided(event: CaseDecided) -> None:
    """What a higher body has decided on an objection is done to the case objected to."""
    api.carry_out(WORKER, objection_id=event.case_id)


@listens_to(CasePaid)
def give_what_was_decided(event: CasePaid) -> None:
    """What a higher body has granted waited for the fee alone."""
    api.grant_when_paid(WORKER, case_id=event.case_id)


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
