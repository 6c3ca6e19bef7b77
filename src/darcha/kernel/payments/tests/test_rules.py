"""What may follow what when money moves, and two books side by side. No database."""

from datetime import datetime, timedelta

import pytest

from darcha.kernel.payments.errors import InvoiceClosed, InvoicePaid, WrongAmount
from darcha.kernel.payments.rules.comparing import compare
from darcha.kernel.payments.rules.paying import (
    TRANSACTION_LIFETIME,
    after_capture,
    check_payable,
    lapsed,
    may_reverse,
    timed_out,
)
from darcha.kernel.payments.types import Difference, InvoiceState, ProviderLine, Reconciliation, TransactionState

NOW = datetime(2026, 3, 6, 12)
CREATED, PERFORMED = TransactionState.CREATED, TransactionState.PERFORMED
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("state", "due_by", "amount", "refused"),
    [
        (InvoiceState.OPEN, NOW, 100, None),
        (InvoiceState.PAID, NOW, 100, InvoicePaid),
        (InvoiceState.EXPIRED, NOW, 100, InvoiceClosed),
        (InvoiceState.CANCELLED, NOW, 100, InvoiceClosed),
        (InvoiceState.REFUNDED, NOW, 100, InvoiceClosed),
        (InvoiceState.OPEN, NOW - SECOND, 100, InvoiceClosed),
        (InvoiceState.OPEN, NOW, 99, WrongAmount),
        (InvoiceState.OPEN, NOW, 101, WrongAmount),
        (InvoiceState.OPEN, NOW, None, WrongAmount),
    ],
)
def test_only_the_whole_sum_of_an_open_invoice_in_time_may_be_paid(state, due_by, amount, refused):
    if refused is None:
        check_payable(state, due_by, 100, amount, NOW)
        return
    with pytest.raises(refused):
        check_payable(state, due_by, 100, amount, NOW)


def test_an_attempt_lives_twelve_hours():
    assert not timed_out(CREATED, NOW - TRANSACTION_LIFETIME + SECOND, NOW)
    assert timed_out(CREATED, NOW - TRANSACTION_LIFETIME, NOW)
    assert not timed_out(PERFORMED, NOW - 2 * TRANSACTION_LIFETIME, NOW)


def test_an_open_invoice_lapses_after_its_time_and_a_paid_one_never():
    assert not lapsed(InvoiceState.OPEN, NOW, NOW)
    assert lapsed(InvoiceState.OPEN, NOW - SECOND, NOW)
    assert not lapsed(InvoiceState.PAID, NOW - SECOND, NOW)


def test_money_for_an_invoice_that_is_no_longer_open_must_go_back():
    assert after_capture(InvoiceState.OPEN) is InvoiceState.PAID
    assert {after_capture(state) for state in InvoiceState if state is not InvoiceState.OPEN} == {
        InvoiceState.REFUND_DUE
    }


@pytest.mark.parametrize(
    ("state", "delivered", "may"),
    [
        (InvoiceState.PAID, False, True),
        (InvoiceState.PAID, True, False),
        (InvoiceState.REFUND_DUE, True, True),
        (InvoiceState.REFUND_DUE, False, True),
    ],
)
def test_a_capture_goes_back_if_owed_or_while_nothing_was_delivered(state, delivered, may):
    assert may_reverse(state, delivered) is may


def line(reference: str, state: TransactionState = PERFORMED, amount: int = 100) -> ProviderLine:
    return ProviderLine(provider_ref=reference, state=state, amount=amount)


def test_books_that_agree_show_no_difference():
    both = [line("a"), line("b", CREATED, 7)]
    assert compare(both, list(reversed(both))) == Reconciliation(100, 100, ())


def test_every_difference_is_named_in_the_order_of_references():
    found = compare(
        [line("c"), line("a", CREATED), line("same")], [line("b"), line("a"), line("same"), line("c", amount=5)]
    )
    assert (found.ours, found.theirs) == (200, 305)
    assert found.differences == (
        Difference("a", CREATED, PERFORMED, 100, 100),
        Difference("b", None, PERFORMED, None, 100),
        Difference("c", PERFORMED, PERFORMED, 100, 5),
    )
    assert compare([line("a")], []).differences == (Difference("a", PERFORMED, None, 100, None),)
