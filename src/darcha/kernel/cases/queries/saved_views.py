"""The ways to see the inbox that an officer has kept."""

from darcha.kernel.identity.types import Principal

from ..models import SavedView
from ..types import KeptView


def saved_views(who: Principal) -> tuple[KeptView, ...]:
    """In the order in which they were first kept. One statement."""
    if who.kind != "staff" or who.account_id is None:
        return ()
    rows = SavedView.objects.filter(account_id=who.account_id).order_by("id")
    return tuple(KeptView(row.id, row.content["name"], row.content["asked"]) for row in rows)
