"""When a message that did not go is tried again, and what fits. Pure."""

from datetime import timedelta

PAUSES = (
    timedelta(seconds=45),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    *(timedelta(hours=12),) * 5,  # three days in all: longer than a gateway is ever away
)
LEASE = timedelta(minutes=2)  # longer than all gateways together take to be found silent
SMS_LENGTH = 640  # what the strictest gateway takes


def pause_after(attempts: int) -> timedelta | None:
    """How long to wait after that many failed attempts; None: give up."""
    return PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def fit_sms(body: str) -> str:
    """The text, shortened with an ellipsis if no gateway would take it whole."""
    return body if len(body) <= SMS_LENGTH else body[: SMS_LENGTH - 1].rstrip() + "…"
