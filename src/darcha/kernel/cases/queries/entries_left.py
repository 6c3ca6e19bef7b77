"""Which decided cases still await their entry in a register. Names nobody."""

from ..models import CaseEntryLeft
from ..models.reading import local
from ..types.entry import EntryLeft


def entries_left() -> tuple[EntryLeft, ...]:
    """Oldest first; one statement."""
    waiting = CaseEntryLeft.objects.filter(made_at=None).order_by("left_at", "id")
    rows = waiting.values_list("case__number", "registry", "left_at")
    return tuple(EntryLeft(number, registry, local(since)) for number, registry, since in rows)
