"""Ask the providers for refunds that are due. They answer by calls of their own, which make the refunds."""

import logging
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import ProviderTransaction
from ..models.as_view import transaction_view
from ..ports import find_provider
from ..types import InvoiceState, TransactionState

log = logging.getLogger("darcha.payments")
AT_ONCE = 20


@command(may=is_system)
def chase_refunds(who: Principal, *, invoice_id: UUID | None = None) -> int:
    """How many were asked for: of one invoice, or the oldest of all. Asking twice is harmless; a provider that does not
    answer is left for the next time. Holds no lock, for the provider's call needs it."""
    due = ProviderTransaction.objects.select_related("invoice").filter(
        state=TransactionState.PERFORMED, invoice__state=InvoiceState.REFUND_DUE
    )
    if invoice_id is not None:
        due = due.filter(invoice_id=invoice_id)
    asked = 0
    for row in due.order_by("performed_at")[:AT_ONCE]:
        provider = find_provider(row.provider)
        try:
            if provider is not None:
                provider.refund(transaction_view(row, row.invoice))
                asked += 1
        except OSError as error:
            log.warning("refund of invoice %s is still due: %s", row.invoice_id, type(error).__name__)
            break
    return asked
