"""Say which posts a member of staff holds. What is taken is gone with the next request."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..models import Account, PostHolding
from ..types import Post, Principal, is_system
from ._absences import end_where_gone
from ._posts import give_posts


@command(may=is_system)
def set_posts(who: Principal, account_id: UUID, posts: Sequence[Post]) -> None:
    """From now on the account holds exactly these posts."""
    account = Account.objects.select_for_update().get(id=account_id, kind="staff")
    PostHolding.objects.filter(account=account, ended_at=None).update(ended_at=clock.now())
    give_posts(account, posts)
    end_where_gone(who, account.id, {post.body for post in posts})
    journal.record("identity.posts_set", by=who.actor, about=f"account:{account.id}", details={"posts": len(posts)})
