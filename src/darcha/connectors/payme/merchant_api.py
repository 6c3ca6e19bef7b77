"""The methods of Payme's Merchant API over the payments room. Ignores HTTP and who may call: that is ``adapter``'s."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from darcha.ground import money
from darcha.kernel.identity.types import Principal
from darcha.kernel.payments import api as payments
from darcha.kernel.payments import errors
from darcha.kernel.payments.types import TransactionState, TransactionView

from . import faults

NAME = "payme"
STATES = {
    TransactionState.CREATED: 1,
    TransactionState.PERFORMED: 2,
    TransactionState.CANCELLED: -1,
    TransactionState.REVERSED: -2,
}
_FAULTS: Mapping[type[Exception], faults.Fault] = {
    errors.NoSuchInvoice: faults.NO_INVOICE,
    errors.InvoicePaid: faults.INVOICE_PAID,
    errors.InvoiceClosed: faults.INVOICE_CLOSED,
    errors.PaymentUnderWay: faults.INVOICE_BUSY,
    errors.WrongAmount: faults.WRONG_AMOUNT,
    errors.NoSuchTransaction: faults.NO_TRANSACTION,
    errors.AlreadyDelivered: faults.CANNOT_CANCEL,
}
_LATEST_MS = 253_402_300_799_999  # the last millisecond of the year 9999
_SMALLEST, _LARGEST = -32_768, 32_767

Params = Mapping[str, Any]
Result = dict[str, Any]


def call(method: str, params: Params) -> Result:
    """The ``result`` of the answer. Raises Fault."""
    act = _METHODS.get(method)
    if act is None:
        raise faults.NO_METHOD
    try:
        return act(params)
    except tuple(_FAULTS) as refusal:
        raise _FAULTS[type(refusal)] from None


def _check_perform(params: Params) -> Result:
    payments.find_payable(_account(params), _som(params))
    return {"allow": True}


def _create(params: Params) -> Result:
    made = payments.open_transaction(
        Principal.system(NAME),
        provider=NAME,
        provider_ref=_reference(params),
        provider_time_ms=_moment(params, "time"),
        account_value=_account(params),
        amount=_som(params),
    )
    if made.state is not TransactionState.CREATED:
        raise faults.CANNOT_PERFORM
    return {"create_time": _ms(made.created_at), "transaction": str(made.id), "state": STATES[made.state]}


def _perform(params: Params) -> Result:
    made = payments.settle(Principal.system(NAME), provider=NAME, provider_ref=_reference(params))
    if made.state is not TransactionState.PERFORMED:
        raise faults.CANNOT_PERFORM
    return {"transaction": str(made.id), "perform_time": _ms(made.performed_at), "state": STATES[made.state]}


def _cancel(params: Params) -> Result:
    made = payments.cancel_transaction(
        Principal.system(NAME),
        provider=NAME,
        provider_ref=_reference(params),
        reason=_whole(params, "reason", _SMALLEST, _LARGEST),
    )
    return {"transaction": str(made.id), "cancel_time": _ms(made.cancelled_at), "state": STATES[made.state]}


def _check(params: Params) -> Result:
    return _standing(payments.get_transaction(NAME, _reference(params)))


def _statement(params: Params) -> Result:
    begin, end = _moment(params, "from"), _moment(params, "to")
    return {
        "transactions": [
            {
                "id": made.provider_ref,
                "time": made.provider_time_ms,
                "amount": money.to_tiyin(made.amount),
                "account": {"invoice": made.account_value},
                **_standing(made),
            }
            for made in payments.statement(NAME, begin, end)
        ]
    }


_METHODS: Mapping[str, Callable[[Params], Result]] = {
    "CheckPerformTransaction": _check_perform,
    "CreateTransaction": _create,
    "PerformTransaction": _perform,
    "CancelTransaction": _cancel,
    "CheckTransaction": _check,
    "GetStatement": _statement,
}


def _standing(made: TransactionView) -> Result:
    return {
        "create_time": _ms(made.created_at),
        "perform_time": _ms(made.performed_at),
        "cancel_time": _ms(made.cancelled_at),
        "transaction": str(made.id),
        "state": STATES[made.state],
        "reason": made.reason,
    }


def _ms(moment: datetime | None) -> int:
    """Milliseconds since 1970; 0 for what has not happened."""
    return int(moment.timestamp() * 1000) if moment else 0


def _reference(params: Params) -> str:
    value = params.get("id")
    if not isinstance(value, str) or not 1 <= len(value) <= 64:
        raise faults.BAD_REQUEST
    return value


def _account(params: Params) -> str:
    account = params.get("account")
    if not isinstance(account, dict):
        raise faults.BAD_REQUEST
    value = account.get("invoice")
    if isinstance(value, bool) or not isinstance(value, str | int) or len(str(value)) > 40:
        raise faults.NO_INVOICE
    return str(value)


def _som(params: Params) -> int | None:
    """Whole soʻm from tiyin; None when it is no such amount, which is nobody's price."""
    value = params.get("amount")
    if value is None:
        raise faults.BAD_REQUEST
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    try:
        return money.from_tiyin(value)
    except ValueError:
        return None


def _moment(params: Params, name: str) -> int:
    return _whole(params, name, 0, _LATEST_MS)


def _whole(params: Params, name: str, least: int, most: int) -> int:
    value = params.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise faults.BAD_REQUEST
    return value
