"""The inspectorate orders a body to do something by a day, and the heads of the body are told."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal

from ..models import Order
from ..rules.orders import check_order
from ._inspector import inspects
from ._tell_order import tell_heads


@command(may=inspects)
def give_order(who: Principal, *, body: str, text: str, due_on: date | None, service: str = "", kind: str = "") -> UUID:
    """The public id of the order. Raises OrderIncomplete."""
    words, current = text.replace("\x00", "").strip(), catalogue.current()
    check_order(body in current.bodies, words, due_on, clock.today())
    assert due_on is not None  # noqa: S101 (the rule has seen to it)
    order = Order.objects.create(
        body=body,
        service_key=service if service in current.services else "",
        kind=kind,
        words={"text": words},
        given_at=clock.now(),
        given_by=who.own_account,
        due_on=due_on,
        due_at=datetime.combine(due_on + timedelta(days=1), time(), clock.TASHKENT),
    )
    journal.record("oversight.ordered", by=who.actor, about=f"order:{order.id}", details={"body": body})
    tell_heads(order, "given")
    return order.public_id
