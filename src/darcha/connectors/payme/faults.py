"""The protocol's errors with their words. Numbers are Payme's; the words are ours."""

from typing import Any

from darcha.ground.text import t

_LANGUAGES = ("ru", "uz", "en")


class Fault(Exception):
    """An answer of the protocol that is an error. ``data`` names the field of the account that is wrong."""

    def __init__(self, code: int, text: str, data: str | None = None) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.data = data

    def to_json(self) -> dict[str, Any]:
        """The ``error`` member of the answer."""
        message = {language: t(f"payme.fault.{self.text}", language) for language in _LANGUAGES}
        return {"code": self.code, "message": message, "data": self.data}


NOT_POST = Fault(-32300, "not_post")
UNREADABLE = Fault(-32700, "unreadable")
BAD_REQUEST = Fault(-32600, "bad_request")
NO_METHOD = Fault(-32601, "no_method")
NOT_TRUSTED = Fault(-32504, "not_trusted")
INTERNAL = Fault(-32400, "internal")
WRONG_AMOUNT = Fault(-31001, "wrong_amount")
NO_TRANSACTION = Fault(-31003, "no_transaction")
CANNOT_CANCEL = Fault(-31007, "cannot_cancel")
CANNOT_PERFORM = Fault(-31008, "cannot_perform")
NO_INVOICE = Fault(-31050, "no_invoice", "invoice")
INVOICE_PAID = Fault(-31051, "invoice_paid", "invoice")
INVOICE_CLOSED = Fault(-31052, "invoice_closed", "invoice")
INVOICE_BUSY = Fault(-31053, "invoice_busy", "invoice")
