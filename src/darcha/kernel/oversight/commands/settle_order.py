"""The inspectorate finds an order carried out."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal

from ..errors import NotFound, OrderAnswered
from ..models import Order
from ._inspector import inspects


@command(may=inspects)
def settle_order(who: Principal, *, order: UUID) -> None:
    """Raises NotFound, and OrderAnswered when it was settled before."""
    row = Order.objects.select_for_update().filter(public_id=order).first()
    if row is None:
        raise NotFound
    if row.settled_at is not None:
        raise OrderAnswered
    row.settled_at = clock.now()
    row.save(update_fields=["settled_at"])
    journal.record("oversight.settled", by=who.actor, about=f"order:{row.id}", details={"body": row.body})
