"""Delivery in process, for tests and for the demo's past: the worker's own code, without its process."""

from ..models import OutboxEvent
from .hand_over import hand_over


def deliver_all(limit: int = 10_000) -> int:
    """Deliver what waits, in order, until nothing does. Returns how many; raises what a listener raises."""
    delivered = 0
    while delivered < limit:
        waiting = list(OutboxEvent.objects.filter(delivered_at=None).order_by("at", "id")[:200])
        if not waiting:
            return delivered
        for event in waiting:
            hand_over(event.id)
            delivered += 1
    raise RuntimeError(f"still events after {limit} deliveries")
