"""An attempt to pay was begun so long ago that it may no longer capture."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models.locks import lock_transaction
from ..rules.paying import timed_out
from ..types import TransactionState
from ._attempts import TIMED_OUT, cancel_attempt


@command(may=is_system)
def end_attempt(who: Principal, *, provider: str, provider_ref: str) -> bool:
    """Whether it was ended now: False when it has captured, was cancelled, or may still capture. Raises
    NoSuchTransaction."""
    invoice, attempt = lock_transaction(provider, provider_ref)
    now = clock.now()
    if not timed_out(TransactionState(attempt.state), attempt.created_at, now):
        return False
    cancel_attempt(who, invoice, attempt, reason=TIMED_OUT, now=now)
    return True
