"""An invoice as its payer sees it: what for, how much, until when, what became of the last attempt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from darcha.ground import clock
from darcha.ground.text import base_language, cite, current, t, to_cyrillic
from darcha.kernel.identity.types import Principal

from ..api import InvoiceState, InvoiceView, TransactionState, get_invoice

_KINDS = {
    InvoiceState.OPEN: "now",
    InvoiceState.PAID: "done",
    InvoiceState.CANCELLED: "stopped",
    InvoiceState.EXPIRED: "stopped",
    InvoiceState.REFUND_DUE: "going",
    InvoiceState.REFUNDED: "stopped",
}


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    amount: int
    act: str


@dataclass(frozen=True, slots=True)
class InvoicePanel:
    """Shown by ``payments/panels/invoice.html``. ``money_words``: what happens to money on refusal or withdrawal.
    ``pay_url`` is where the button posts to, empty for a reader who does not pay; ``back`` is where to return."""

    public_id: UUID
    number: str
    amount: int
    lines: tuple[Line, ...]
    state: InvoiceState
    kind: str
    state_words: str
    due_by: datetime
    paid_at: datetime | None
    payable: bool
    waiting: bool
    failed: bool
    money_words: str
    pay_url: str
    back: str


def invoice_panel(
    who: Principal, public_id: UUID, *, money_words: str = "", pay_url: str = "", back: str = ""
) -> InvoicePanel:
    """In the language of the page. Raises NoSuchInvoice."""
    return _panel(get_invoice(who, public_id), money_words, pay_url, back)


def _panel(invoice: InvoiceView, money_words: str, pay_url: str, back: str) -> InvoicePanel:
    state = InvoiceState.EXPIRED if invoice.payable and clock.now() > invoice.due_by else invoice.state
    payable = state is InvoiceState.OPEN
    return InvoicePanel(
        public_id=invoice.public_id,
        number=invoice.number,
        amount=invoice.amount,
        lines=tuple(Line(_said(line.text), line.amount, cite(line.act)) for line in invoice.lines),
        state=state,
        kind=_KINDS[state],
        state_words=t(f"payments.state.{state.value}"),
        due_by=invoice.due_by,
        paid_at=invoice.paid_at,
        payable=payable,
        waiting=payable and invoice.last_try is TransactionState.CREATED,
        failed=payable and invoice.last_try is TransactionState.CANCELLED,
        money_words=money_words,
        pay_url=pay_url,
        back=back,
    )


def _said(text: Mapping[str, str]) -> str:
    """A text that came by language, in the page's."""
    words = text[base_language(current())]
    return to_cyrillic(words) if current() == "uz-cyrl" else words
