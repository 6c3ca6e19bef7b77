"""Keep a way to see the inbox under a name. Of one name there is one: saved again, it is another list."""

from collections.abc import Mapping

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_staff

from ..errors import TooManyViews, WordsMissing
from ..models import SavedView
from ..types import KeptView

MOST_VIEWS = 20
LONGEST_NAME = 60


@command(may=is_staff)
def save_view(who: Principal, *, name: str, asked: Mapping[str, str]) -> KeptView:
    """``asked``: what the address of the list says, as text. Raises WordsMissing without a name, TooManyViews."""
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise WordsMissing(fields={"name": "cases.refusal.view_needs_name"})
    mine = list(SavedView.objects.select_for_update().filter(account_id=who.own_account))
    view = next((one for one in mine if one.content["name"] == name), None)
    if view is None and len(mine) >= MOST_VIEWS:
        raise TooManyViews(most=MOST_VIEWS)
    view = view or SavedView(account_id=who.own_account)
    view.content, view.saved_at = {"name": name, "asked": dict(asked)}, clock.now()
    view.save()
    journal.record("cases.view_saved", by=who.actor, about=f"view:{view.id}")
    return KeptView(view.id, name, dict(asked))
