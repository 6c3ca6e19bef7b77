"""Give and take posts, and close an account. What is taken is gone with the next request."""

from collections.abc import Sequence
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..models import Account, ApiToken, PostHolding
from ..types import Post, Principal, is_system
from ._session import end_all_sessions
from .staff_invite import give_posts


@command(may=is_system)
def set_posts(who: Principal, account_id: UUID, posts: Sequence[Post]) -> None:
    """From now on the account holds exactly these posts."""
    account = Account.objects.select_for_update().get(id=account_id, kind="staff")
    PostHolding.objects.filter(account=account, ended_at=None).update(ended_at=clock.now())
    give_posts(account, posts)
    journal.record("identity.posts_set", by=who.actor, about=f"account:{account.id}", details={"posts": len(posts)})


@command(may=is_system)
def disable_account(who: Principal, account_id: UUID) -> None:
    """Its sessions and tokens die with it."""
    account = Account.objects.select_for_update().get(id=account_id)
    account.state = Account.State.DISABLED
    account.save(update_fields=["state"])
    end_all_sessions(account.id)
    ApiToken.objects.filter(account=account, revoked_at=None).update(revoked_at=clock.now())
    journal.record("identity.account_disabled", by=who.actor, about=f"account:{account.id}", person=account.person_id)
