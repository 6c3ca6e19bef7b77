"""The sweep behind ``cancel_unpaid``: every case whose time to pay is over, each in a transaction of its own; one that
fails is left behind and tried again the next minute. Ignores notices: the event tells.
"""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Case
from . import _isolated
from .cancel_unpaid import cancel_unpaid

AT_MOST = 10_000  # cases in one run; the caller goes on while some were closed


@command(may=is_system, atomic=False)
def cancel_unpaid_due(who: Principal) -> int:
    """How many were closed; call again while the answer is not 0."""
    overdue = Case.objects.filter(state="awaiting_payment", pay_by__lte=clock.now()).order_by("pay_by")
    closed = 0
    failures: list[UUID] = []
    for case_id in list(overdue.values_list("id", flat=True)[:AT_MOST]):
        with _isolated.isolated(case_id, failures):
            closed += cancel_unpaid(who, case_id=case_id)
    return closed
