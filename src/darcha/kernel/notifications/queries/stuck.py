"""Messages that do not leave: tried in vain and still waiting. Ignores whose they are."""

from django.db.models import Count, Min

from ..models import Delivery
from ..types import DeliveryState, Stuck

_TRIED = 3  # a gateway may fail once or twice


def stuck_deliveries() -> list[Stuck]:
    """By channel, in the order of their names; empty when all leave."""
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING, attempts__gte=_TRIED)
    rows = waiting.values("channel").annotate(count=Count("id"), since=Min("notification__said_at")).order_by("channel")
    return [Stuck(row["channel"], row["count"], row["since"]) for row in rows]
