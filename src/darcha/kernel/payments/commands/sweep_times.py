"""Every minute: close what nobody paid in time and end attempts older than 12 hours."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Invoice, ProviderTransaction
from ..models.locks import lock_transaction
from ..rules.paying import TRANSACTION_LIFETIME, timed_out
from ..types import InvoiceState, TransactionState
from ._attempts import TIMED_OUT, cancel_attempt, expire

AT_ONCE = 200


@command(may=is_system)
def sweep_times(who: Principal) -> int:
    """How many were closed; call again while the answer is not 0. What somebody else holds is left to them."""
    now = clock.now()
    stale = ProviderTransaction.objects.filter(
        state=TransactionState.CREATED, created_at__lte=now - TRANSACTION_LIFETIME
    ).values_list("provider", "provider_ref")[:AT_ONCE]
    ended = 0
    for provider, reference in list(stale):
        invoice, attempt = lock_transaction(provider, reference)
        if timed_out(TransactionState(attempt.state), attempt.created_at, now):
            cancel_attempt(who, invoice, attempt, reason=TIMED_OUT, now=now)
            ended += 1
    due = Invoice.objects.filter(state=InvoiceState.OPEN, due_by__lt=now).order_by("due_by")
    overdue = list(due.select_for_update(skip_locked=True)[:AT_ONCE])
    for invoice in overdue:
        expire(who, invoice)
    return ended + len(overdue)
