"""The head of a body answers an order: what was done."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import NotFound, OrderAnswered, OrderIncomplete
from ..models import Order
from ..rules.orders import LONGEST, SHORTEST
from ._tell_order import tell_inspectors


@command(may=is_staff)
def answer_order(who: Principal, *, order: UUID, text: str) -> None:
    """An answer after the day is taken, and stays late. Raises NotFound (also for another body's), OrderAnswered,
    OrderIncomplete."""
    row = Order.objects.select_for_update().filter(public_id=order).first()
    if row is None or not who.holds(row.body, role="head"):
        raise NotFound
    if row.answered_at is not None or row.settled_at is not None:
        raise OrderAnswered
    words = text.replace("\x00", "").strip()
    if not SHORTEST <= len(words) <= LONGEST:
        raise OrderIncomplete(fields={"text": "oversight.order.text_needed"})
    row.words = {**row.words, "answer": words}
    row.answered_at, row.answered_by = clock.now(), who.own_account
    row.save(update_fields=["words", "answered_at", "answered_by"])
    journal.record("oversight.answered", by=who.actor, about=f"order:{row.id}", details={"body": row.body})
    tell_inspectors(row, "answered")
