"""A provider announces an attempt to pay. Ignores money: nothing is captured yet."""

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.journal import record
from darcha.kernel.identity.types import Principal, is_system

from ..errors import NoSuchInvoice, NoSuchTransaction, PaymentUnderWay, WrongAmount
from ..models import ACTIVE, Invoice, ProviderTransaction
from ..models.as_view import transaction_view
from ..models.by_account import find_by_account
from ..models.locks import lock_invoice, lock_transaction
from ..rules.paying import check_payable, timed_out
from ..types import InvoiceState, TransactionState, TransactionView
from ._attempts import TIMED_OUT, cancel_attempt


@command(may=is_system)
def open_transaction(
    who: Principal,
    *,
    provider: str,
    provider_ref: str,
    account_value: str,
    amount: int | None,
    provider_time_ms: int,
) -> TransactionView:
    """The transaction of that reference, made now or as it stands: a repeat changes nothing, except that an attempt
    older than 12 hours is cancelled. ``amount`` in whole soʻm. Raises NoSuchInvoice, InvoicePaid, InvoiceClosed,
    WrongAmount, PaymentUnderWay."""
    found = find_by_account(account_value)
    try:
        invoice, known = lock_transaction(provider, provider_ref)
    except NoSuchTransaction:
        if found is None:
            raise NoSuchInvoice from None
    else:
        return _repeat(who, invoice, known, found, amount)

    invoice = lock_invoice(found.id)
    active = ProviderTransaction.objects.filter(invoice=invoice, state__in=ACTIVE).first()
    if active and (active.provider, active.provider_ref) == (provider, provider_ref):
        return transaction_view(active, invoice)  # a parallel call with this reference was faster
    now = clock.now()
    check_payable(InvoiceState(invoice.state), invoice.due_by, invoice.amount, amount, now)
    if active and not timed_out(TransactionState(active.state), active.created_at, now):
        raise PaymentUnderWay
    if active:
        cancel_attempt(who, invoice, active, reason=TIMED_OUT, now=now)
    attempt = ProviderTransaction.objects.create(
        provider=provider,
        provider_ref=provider_ref,
        invoice=invoice,
        account_value=account_value,
        amount=invoice.amount,
        state=TransactionState.CREATED,
        provider_time_ms=provider_time_ms,
        created_at=now,
    )
    record("payments.attempt_opened", by=who.actor, about=f"invoice:{invoice.id}", details={"provider": provider})
    return transaction_view(attempt, invoice)


def _repeat(
    who: Principal, invoice: Invoice, known: ProviderTransaction, found: Invoice | None, amount: int | None
) -> TransactionView:
    if found is None or found.id != invoice.id:
        raise NoSuchInvoice
    if amount != known.amount:
        raise WrongAmount
    now = clock.now()
    if timed_out(TransactionState(known.state), known.created_at, now):
        cancel_attempt(who, invoice, known, reason=TIMED_OUT, now=now)
    return transaction_view(known, invoice)
