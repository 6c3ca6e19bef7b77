"""Every minute: close what nobody paid in time and end attempts older than 12 hours. Each is a transaction of its own;
one that fails is left behind and tried again the next minute.
"""

import logging
from uuid import UUID

from django.db import transaction

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.isolation import isolated
from darcha.kernel.identity.types import Principal, is_system

from ..models import Invoice, ProviderTransaction
from ..rules.paying import TRANSACTION_LIFETIME
from ..types import InvoiceState, TransactionState
from .end_attempt import end_attempt
from .expire_invoice import expire_invoice

AT_MOST = 10_000  # of each in one run; the caller goes on while some were closed
log = logging.getLogger("darcha.payments")


@command(may=is_system, atomic=False)
def sweep_times(who: Principal) -> int:
    """How many were closed; call again while the answer is not 0. An invoice in somebody's hands is left to them."""
    now, closed = clock.now(), 0
    failures: list[UUID] = []
    stale = ProviderTransaction.objects.filter(
        state=TransactionState.CREATED, created_at__lte=now - TRANSACTION_LIFETIME
    ).order_by("created_at")
    for key, provider, reference in list(stale.values_list("id", "provider", "provider_ref")[:AT_MOST]):
        with isolated(log, "attempt", key, failures):
            closed += end_attempt(who, provider=provider, provider_ref=reference)
    overdue = Invoice.objects.filter(state=InvoiceState.OPEN, due_by__lt=now).order_by("due_by")
    for key in list(overdue.values_list("id", flat=True)[:AT_MOST]):
        with isolated(log, "invoice", key, failures):
            closed += _expire_if_free(who, key)
    return closed


def _expire_if_free(who: Principal, invoice_id: UUID) -> bool:
    with transaction.atomic():
        free = Invoice.objects.select_for_update(skip_locked=True).filter(id=invoice_id, state=InvoiceState.OPEN)
        return free.first() is not None and expire_invoice(who, invoice_id=invoice_id) is InvoiceState.EXPIRED
