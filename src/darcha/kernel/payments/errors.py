"""Refusals of the payments room: the class is the rule. Providers' error numbers live with their connectors."""

from darcha.ground.refusals import NotFound, Refusal


class NoSuchInvoice(NotFound):
    """There is no such invoice, or it is not this payer's."""

    code = "no-such-invoice"


class InvoicePaid(Refusal):
    """The invoice is paid already."""

    code = "invoice-paid"


class InvoiceClosed(Refusal):
    """The invoice was cancelled, expired or refunded: it takes no more payments."""

    code = "invoice-closed"


class WrongAmount(Refusal):
    """The amount is not the invoice's."""

    code = "wrong-amount"


class PaymentUnderWay(Refusal):
    """Another attempt to pay this invoice is under way."""

    code = "payment-under-way"


class NoSuchTransaction(Refusal):
    """The provider's reference is unknown."""

    code = "no-such-transaction"


class AlreadyDelivered(Refusal):
    """What was paid for has been delivered: the payment can no longer be reversed."""

    code = "already-delivered"


class NothingToRefund(Refusal):
    """No money was captured for this invoice."""

    code = "nothing-to-refund"


class NoProvider(Refusal):
    """No payment provider of that name is connected."""

    code = "no-provider"
