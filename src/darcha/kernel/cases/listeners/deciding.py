"""Where a rule decides, it decides as soon as it may."""

from darcha.ground.outbox import listens_to

from .. import api
from ..events import CasePaid, CaseSubmitted
from .worker import WORKER


@listens_to(CaseSubmitted)
def decide_free_of_charge(event: CaseSubmitted) -> None:
    """A service that a rule decides, and that costs nothing, is decided at once."""
    api.decide_by_rule(WORKER, case_id=event.case_id)


@listens_to(CasePaid)
def decide_paid(event: CasePaid) -> None:
    """A service that a rule decides is decided once it is paid."""
    api.decide_by_rule(WORKER, case_id=event.case_id)
