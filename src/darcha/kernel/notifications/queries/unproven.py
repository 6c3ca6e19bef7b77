"""Messages that ended in doubt: handed over, and nobody can say whether they were sent. Ignores whose they are."""

from datetime import datetime

from django.db.models import Count

from ..models import Delivery
from ..types import DeliveryState, Unproven


def unproven_deliveries(since: datetime) -> list[Unproven]:
    """Of whose last try came after that moment; by channel and gateway, in the order of their names."""
    ended = Delivery.objects.filter(state=DeliveryState.UNPROVEN, next_try_at__gt=since)
    rows = ended.values("channel", "gateway").annotate(count=Count("id")).order_by("channel", "gateway")
    return [Unproven(row["channel"], row["gateway"], row["count"]) for row in rows]
