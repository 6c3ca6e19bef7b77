"""Orders, for the two sides: those who inspect see all, heads those to their own bodies."""

from uuid import UUID

from django.db.models import QuerySet

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import Order
from ..rules.orders import state_of
from ..types import OrderRow

MOST = 200


def orders(who: Principal) -> tuple[OrderRow, ...]:
    """The newest first; nothing for whoever neither inspects nor heads a body."""
    return tuple(_row(order) for order in _mine(who).order_by("-given_at")[:MOST])


def get_order(who: Principal, order: UUID) -> OrderRow:
    """Raises NotFound."""
    found = _mine(who).filter(public_id=order).first()
    if found is None:
        raise NotFound
    return _row(found)


def _mine(who: Principal) -> QuerySet[Order]:
    if cases.may_inspect(who):
        return Order.objects.all()
    is_staff = who.kind == "staff" and who.assurance == "mfa"
    headed = [post.body for post in who.posts if post.role == "head"] if is_staff else []
    return Order.objects.filter(body__in=headed)


def _row(order: Order) -> OrderRow:
    due_at = clock.parse(order.due_at)
    answered_at = clock.parse(order.answered_at) if order.answered_at else None
    settled_at = clock.parse(order.settled_at) if order.settled_at else None
    return OrderRow(
        public_id=order.public_id,
        body=order.body,
        service_key=order.service_key,
        kind=order.kind,
        text=order.words["text"],
        answer=order.words.get("answer", ""),
        given_at=clock.parse(order.given_at),
        due_on=order.due_on,
        answered_at=answered_at,
        settled_at=settled_at,
        state=state_of(due_at, answered_at, settled_at, clock.now()),
    )
