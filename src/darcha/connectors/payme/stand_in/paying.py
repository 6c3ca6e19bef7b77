"""What the provider does with a receipt: take money, fail, give it back, and finish what was interrupted."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from .books import Books, Receipt
from .merchant import Refused, Unreachable, call
from .order import Order
from .setup import Setup

log = logging.getLogger("darcha.payme.stand_in")
DEBIT_FAILED, EXECUTION_FAILED, REFUND = 2, 3, 5
NO_TRANSACTION = -31003


class Provider:
    """Each step is noted before it is said, so that a restart knows what is still to be said. A receipt is in one
    thread's hands at a time."""

    def __init__(self, setup: Setup, books: Books) -> None:
        self._setup = setup
        self._books = books
        self._in_hand: set[str] = set()
        self._lock = threading.Lock()

    def pay(self, order: Order) -> None:
        """The whole payment. Raises Refused or Unreachable; a payment that had begun is finished later."""
        with self._begun(order) as receipt:
            self._perform(receipt)

    def fail(self, order: Order) -> None:
        """The bank refuses after the payment has begun. Raises Refused, Unreachable."""
        with self._begun(order) as receipt:
            self._cancel(receipt, DEBIT_FAILED)

    def refund(self, receipt_id: str) -> int | None:
        """The state of the receipt afterwards; None when there is none. Raises Refused, Unreachable."""
        with self._held(receipt_id) as receipt:
            if receipt is None or receipt.state != 2:
                return receipt.state if receipt else None
            self._books.note(receipt.id, state=2, wants="refund")
            return self._give_back(receipt)

    def finish(self) -> None:
        """Say what is still to be said; what fails again waits for the next time."""
        for found in self._books.unfinished():
            with self._held(found.id) as receipt:
                if receipt is not None and receipt.wants:
                    self._finish(receipt)

    def _finish(self, receipt: Receipt) -> None:
        try:
            if receipt.wants == "perform":
                self._perform(receipt)
            elif receipt.wants == "refund":
                self._give_back(receipt)
            else:
                self._cancel(receipt, EXECUTION_FAILED)
        except (Refused, Unreachable) as failure:
            log.info("receipt %s still wants %s: %s", receipt.id, receipt.wants, type(failure).__name__)

    @contextmanager
    def _held(self, receipt_id: str) -> Iterator[Receipt | None]:
        """The receipt as it stands, in this thread's hands alone; None when another thread has it or there is none."""
        with self._lock:
            taken = receipt_id in self._in_hand
            self._in_hand.add(receipt_id)
        if taken:
            yield None
            return
        try:
            yield self._books.find(receipt_id)
        finally:
            self._in_hand.discard(receipt_id)

    @contextmanager
    def _begun(self, order: Order) -> Iterator[Receipt]:
        account = {"invoice": order.invoice}
        call(self._setup, "CheckPerformTransaction", amount=order.amount, account=account)
        made = self._books.begin(order)
        with self._held(made.id) as receipt:
            if receipt is None:
                raise Unreachable
            self._books.note(receipt.id, state=0, wants="cancel")  # until we know that it began
            self._create(receipt, account)
            self._books.note(receipt.id, state=1, wants="perform")
            yield receipt

    def _create(self, receipt: Receipt, account: dict[str, str]) -> None:
        said = {"id": receipt.id, "time": receipt.time, "amount": receipt.amount, "account": account}
        try:
            call(self._setup, "CreateTransaction", **said)
        except Refused:
            self._books.note(receipt.id, state=0)
            raise

    def _perform(self, receipt: Receipt) -> None:
        try:
            call(self._setup, "PerformTransaction", id=receipt.id)
        except Refused:
            self._cancel(receipt, EXECUTION_FAILED)
            raise
        self._books.note(receipt.id, state=2)

    def _cancel(self, receipt: Receipt, reason: int) -> None:
        self._books.note(receipt.id, state=receipt.state, wants="cancel", reason=reason)
        try:
            call(self._setup, "CancelTransaction", id=receipt.id, reason=reason)
        except Refused as refusal:
            self._books.note(receipt.id, state=0 if refusal.code == NO_TRANSACTION else -1)
            return
        self._books.note(receipt.id, state=-1)

    def _give_back(self, receipt: Receipt) -> int:
        try:
            call(self._setup, "CancelTransaction", id=receipt.id, reason=REFUND)
        except Refused:
            self._books.note(receipt.id, state=2)
            raise
        self._books.note(receipt.id, state=-2, reason=REFUND)
        return -2
