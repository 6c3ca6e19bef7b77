"""What one of the staff did with people's data that those who answer for it have to know at once."""

from darcha.ground.outbox import listens_to
from darcha.kernel.exchange.events import CanaryRead, LooksUsedUp

from .. import api
from ..events import CaseOpenedByException
from .worker import WORKER


@listens_to(CanaryRead)
def tell_of_canary(event: CanaryRead) -> None:
    """The heads learn of it, whoever of them it was not."""
    api.tell_of_canary(WORKER, account=event.account, body=event.body)


@listens_to(LooksUsedUp)
def tell_of_looks(event: LooksUsedUp) -> None:
    """Nobody new is shown any more: the head asks why."""
    api.tell_of_looks(WORKER, account=event.account, body=event.body, within=event.within, most=event.most)


@listens_to(CaseOpenedByException)
def tell_of_opening(event: CaseOpenedByException) -> None:
    """The head learns of it while it is still open."""
    api.tell_of_opening(WORKER, opening_id=event.opening_id)
