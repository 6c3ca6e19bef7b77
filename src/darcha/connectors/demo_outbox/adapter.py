"""Gateways that keep messages instead of sending them, and the list of what was kept. For demo mode only."""

from darcha.ground import clock
from darcha.ground.database import insert_of, prepared_cursor
from darcha.kernel.notifications.types import Channel, SentCopy

from .models import KeptMessage


class KeptSms:
    """An SMS gateway."""

    name = "kept"
    costs = False
    knows_repeats = True

    def send(self, phone: str, body: str, reference: str) -> None:
        _keep("sms", phone, "", body, reference)


class KeptMail:
    """A mail gateway."""

    name = "kept"
    knows_repeats = True

    def send(self, address: str, subject: str, body: str, reference: str) -> None:
        _keep("email", address, subject, body, reference)


class KeptCopies:
    """What was kept."""

    def recent(self, limit: int) -> list[SentCopy]:
        """Newest first."""
        rows = KeptMessage.objects.order_by("-at", "-id")[:limit]
        return [
            SentCopy(row.at, "sms" if row.channel == "sms" else "email", row.to, row.subject, row.body) for row in rows
        ]


def _keep(channel: Channel, to: str, subject: str, body: str, reference: str) -> None:
    """One reference is kept once, as a good gateway would do."""
    message = KeptMessage(reference=reference, at=clock.now(), channel=channel, to=to, subject=subject, body=body)
    sql, values = insert_of(KeptMessage, [message])
    with prepared_cursor() as cursor:
        cursor.execute(f"{sql} ON CONFLICT (reference) DO NOTHING", values)
