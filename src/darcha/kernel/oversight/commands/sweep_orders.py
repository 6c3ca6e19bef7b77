"""An order whose day is over unanswered is a breach: the heads and the inspectors are told, once."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Order
from ..types import BreachKind
from ._tell_order import tell_heads, tell_inspectors
from .note_breach import note_breach

AT_ONCE = 100


@command(may=is_system)
def sweep_orders(who: Principal) -> int:
    """How many were found late now."""
    now = clock.now()
    waiting = Order.objects.filter(answered_at=None, settled_at=None, told_late_at=None, due_at__lte=now)
    found = list(waiting.order_by("due_at").select_for_update(skip_locked=True)[:AT_ONCE])
    for order in found:
        order.told_late_at = now
        order.save(update_fields=["told_late_at"])
        note_breach(
            who,
            kind=BreachKind.ORDER_LATE,
            body=order.body,
            at=order.due_at,
            about=f"order:{order.id}",
            service=order.service_key,
        )
        tell_heads(order, "late")
        tell_inspectors(order, "late")
    return len(found)
