"""Delivers a notice as soon as it is said."""

from threading import BoundedSemaphore

from darcha.ground.outbox import listens_to
from darcha.kernel.identity.types import Principal

from .api import NoticeSaid, deliver

# A place in the worker: a gateway that takes its time, and so is no failure, leaves the other places to the rest.
_PLACES = BoundedSemaphore(1)


@listens_to(NoticeSaid, in_transaction=False)
def deliver_at_once(event: NoticeSaid) -> None:
    """The first try; the sweep makes the others, and this one too where the place is taken. Outside a transaction: what
    has gone out cannot be taken back."""
    if not _PLACES.acquire(blocking=False):
        return
    try:
        deliver(Principal.system("notifications"), notification_id=event.notification_id)
    finally:
        _PLACES.release()
