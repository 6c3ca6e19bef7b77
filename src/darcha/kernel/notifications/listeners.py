"""Delivers a notice as soon as it is said."""

from darcha.ground.outbox import listens_to
from darcha.kernel.identity.types import Principal

from .api import NoticeSaid, deliver


@listens_to(NoticeSaid, in_transaction=False)
def deliver_at_once(event: NoticeSaid) -> None:
    """The first try; the sweep makes the others. Outside a transaction: what has gone out cannot be taken back."""
    deliver(Principal.system("notifications"), notification_id=event.notification_id)
