"""Says to heads and inspectors what happens to an order, in their own language. Ignores delivery."""

from darcha.ground.text import t, write_day
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import PostHolder, Principal
from darcha.kernel.notifications import api as notifications

from ..models import Order

_SENDER = Principal.system("oversight")


def tell_heads(order: Order, line: str) -> None:
    """The heads of the body that was ordered."""
    for holder in identity.find_post_holders(order.body):
        if holder.post.role == "head":
            _tell(order, line, holder)


def tell_inspectors(order: Order, line: str) -> None:
    """Those who inspect."""
    for holder in identity.find_post_holders(catalogue.current().ladder.inspectorate):
        if holder.post.role == "inspector":
            _tell(order, line, holder)


def _tell(order: Order, line: str, to: PostHolder) -> None:
    words = {"body": catalogue.body_name(order.body, to.language), "day": write_day(order.due_on)}
    notifications.notify(
        _SENDER,
        account_id=to.account_id,
        key=f"oversight.order_{line}",
        about=f"order:{order.public_id}",
        language=to.language,
        subject=t(f"oversight.notice.{line}.subject", to.language, **words),
        body=t(f"oversight.notice.{line}.body", to.language, **words),
        channels=("email",),
        dedupe_key=f"order:{order.id}:{line}:{to.account_id}",
    )
