"""The ways to see the inbox that an officer has kept."""

from django.db.models import UUIDField

from darcha.ground.database import Given, Question
from darcha.kernel.identity.types import Principal

from ..models import SavedView
from ..types import KeptView

_KEPT = Question(lambda: SavedView.objects.filter(account_id=Given("account", UUIDField())).order_by("id"))


def saved_views(who: Principal) -> tuple[KeptView, ...]:
    """In the order in which they were first kept. One statement."""
    if who.kind != "staff" or who.account_id is None:
        return ()
    rows = _KEPT.all(account=who.account_id)
    return tuple(KeptView(row.id, row.content["name"], row.content["asked"]) for row in rows)
