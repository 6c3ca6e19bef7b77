"""Delivers a notice as soon as it is said."""

from darcha.ground.outbox import listens_to
from darcha.kernel.identity.types import Principal

from .api import NoticeSaid, deliver


@listens_to(NoticeSaid)
def deliver_at_once(event: NoticeSaid) -> None:
    """The first try; the sweep makes the others."""
    deliver(Principal.system("notifications"), notification_id=event.notification_id)
