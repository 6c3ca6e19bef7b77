"""What follows from money that must go back: the provider is asked for it."""

from darcha.ground.outbox import listens_to
from darcha.kernel.identity.types import Principal

from .api import RefundDue, chase_refunds


@listens_to(RefundDue)
def ask_for_refund(event: RefundDue) -> None:
    """At once; what fails here is asked again by the clock."""
    chase_refunds(Principal.system("payments"), invoice_id=event.invoice_id)
