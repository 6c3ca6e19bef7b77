"""Let go of a kept way to see the inbox. Somebody else's is left alone and nothing is said of it."""

from uuid import UUID

from darcha.ground import journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_staff

from ..models import SavedView


@command(may=is_staff)
def forget_view(who: Principal, *, view: UUID) -> None:
    """One's own only."""
    gone, _ = SavedView.objects.filter(account_id=who.own_account, id=view).delete()
    if gone:
        journal.record("cases.view_forgotten", by=who.actor, about=f"view:{view}")
