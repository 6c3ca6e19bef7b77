"""What follows from money that must go back: the provider is asked for it."""

from darcha.ground.outbox import listens_to

from .api import RefundDue, find_provider, refunds_due


@listens_to(RefundDue)
def ask_for_refund(event: RefundDue) -> None:
    """The provider answers by its own call, later. What fails here is asked again by the sweep."""
    for transaction in refunds_due(event.invoice_id):
        provider = find_provider(transaction.provider)
        if provider is not None:
            provider.refund(transaction)
