"""Where the payer goes to pay."""

from uuid import UUID

from darcha.ground import clock
from darcha.kernel.identity.types import Principal

from ..errors import NoProvider
from ..ports import find_provider
from ..rules.paying import check_payable
from .invoices import get_invoice


def checkout_url(who: Principal, public_id: UUID, *, language: str, return_url: str, provider: str = "") -> str:
    """The provider's page for the payer's own open invoice. Raises NoSuchInvoice, InvoicePaid, InvoiceClosed,
    NoProvider."""
    invoice = get_invoice(who, public_id)
    check_payable(invoice.state, invoice.due_by, invoice.amount, invoice.amount, clock.now())
    connected = find_provider(provider)
    if connected is None:
        raise NoProvider
    return connected.checkout_url(invoice, language=language, return_url=return_url)
