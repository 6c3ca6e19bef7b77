"""Facts of the notifications room."""

from dataclasses import dataclass
from uuid import UUID

from darcha.ground.outbox import Event


@dataclass(frozen=True, kw_only=True)
class NoticeSaid(Event):
    """A notice is stored and waits for delivery."""

    notification_id: UUID
