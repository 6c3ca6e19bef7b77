"""What an invoice pays for: the service, as the case was filed under it. Ignores the money."""

from uuid import UUID

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Service
from darcha.kernel.identity.types import Principal

from ..visible import visible_cases


def find_service_of_invoice(who: Principal, invoice: UUID) -> Service | None:
    """None when the invoice is for no case that this reader may see. One statement."""
    version = visible_cases(who).filter(invoice_public_id=invoice).values_list("version_id", flat=True).first()
    return catalogue.pinned(version) if version else None
