"""A petition that came is compared with what its writer wrote before."""

from darcha.ground.outbox import listens_to

from .. import api
from ..events import CaseSubmitted
from .worker import WORKER


@listens_to(CaseSubmitted)
def flag_repeat(event: CaseSubmitted) -> None:
    """Only said to the body: nothing ends by itself."""
    api.flag_repeat(WORKER, case_id=event.case_id)
