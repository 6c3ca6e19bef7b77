"""The sweep behind ``cancel_unpaid``: every case whose time to pay is over. Ignores notices: the event tells."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Case
from .cancel_unpaid import cancel_unpaid

AT_ONCE = 200


@command(may=is_system)
def cancel_unpaid_due(who: Principal) -> int:
    """How many were closed; call again while the answer is not 0."""
    overdue = Case.objects.filter(state="awaiting_payment", pay_by__lte=clock.now()).order_by("pay_by")
    return sum(cancel_unpaid(who, case_id=key) for key in list(overdue.values_list("id", flat=True)[:AT_ONCE]))
