"""Tables of the ground: the journal and the outbox."""

from .journal_entry import JournalEntry
from .outbox_delivery import OutboxDelivery
from .outbox_event import OutboxEvent

__all__ = ["JournalEntry", "OutboxDelivery", "OutboxEvent"]
