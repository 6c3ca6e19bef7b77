"""Invoices for those who may see them."""

from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, UUIDField

from darcha.ground.database import Given, Question
from darcha.kernel.identity.types import Principal

from ..errors import NoSuchInvoice
from ..models import Invoice, ProviderTransaction
from ..models.as_view import invoice_view
from ..types import InvoiceView


def _ask() -> QuerySet[Invoice]:
    newest = ProviderTransaction.objects.filter(invoice=OuterRef("pk")).order_by("-created_at", "-id")
    found = Invoice.objects.filter(public_id=Given("invoice", UUIDField()))
    return found.annotate(newest_state=Subquery(newest.values("state")[:1]))


_INVOICE = Question(_ask)


def get_invoice(who: Principal, public_id: UUID) -> InvoiceView:
    """The payer's own invoice, or any for the platform itself. Raises NoSuchInvoice, the same for what is not yours."""
    row = _INVOICE.first(invoice=public_id)
    if row is None or not (who.kind == "system" or _pays(who, row)):
        raise NoSuchInvoice
    return invoice_view(row, row.newest_state)


def _pays(who: Principal, row: Invoice) -> bool:
    return who.account_id is not None and who.account_id == row.payer_account_id


def invoices_of(purpose_ref: str) -> list[InvoiceView]:
    """Every invoice for one purpose, oldest first; who may see the purpose is the asking room's business."""
    rows = Invoice.objects.filter(purpose_ref=purpose_ref).order_by("asked_at", "id")
    return [invoice_view(row) for row in rows]
