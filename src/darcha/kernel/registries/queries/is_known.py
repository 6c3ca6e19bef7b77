"""Whether there is any record of that id: tells nothing else, so it leaves no line."""

from uuid import UUID

from ..models import Record


def is_known(record_id: UUID) -> bool:
    """True for every id that was ever entered."""
    return Record.objects.filter(record_id=record_id).exists()
