"""The counter of the notifications room."""

from .commands.deliver import deliver
from .commands.mark_seen import mark_seen
from .commands.notify import notify
from .commands.send_code import send_code
from .errors import GatewayFailed, MessageRefused
from .events import NoticeSaid
from .queries.inbox import count_unseen, inbox_of
from .queries.sent_copies import find_sent_copies
from .queries.stuck import stuck_deliveries
from .queries.unproven import unproven_deliveries
from .types import Address, Channel, DeliveryState, Notice, SentCopy, Stuck, Unproven

__all__ = [
    "Address",
    "Channel",
    "DeliveryState",
    "GatewayFailed",
    "MessageRefused",
    "Notice",
    "NoticeSaid",
    "SentCopy",
    "Stuck",
    "Unproven",
    "count_unseen",
    "deliver",
    "find_sent_copies",
    "inbox_of",
    "mark_seen",
    "notify",
    "send_code",
    "stuck_deliveries",
    "unproven_deliveries",
]
