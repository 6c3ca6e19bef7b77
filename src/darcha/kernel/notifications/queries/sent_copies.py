"""What the demo kept instead of sending. There is nothing of the kind outside demo mode."""

from ..ports import bound
from ..types import SentCopy


def find_sent_copies(limit: int = 100) -> list[SentCopy] | None:
    """Newest first; None where messages are really sent."""
    return bound.copies.recent(limit) if bound.copies is not None else None
