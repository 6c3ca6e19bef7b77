"""Close an account: nobody signs in with it, and whoever has is out with the next request."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..models import Account, ApiToken
from ..types import Principal, is_system
from ._absences import end_where_gone
from ._session import end_all_sessions


@command(may=is_system)
def disable_account(who: Principal, account_id: UUID) -> None:
    """Its sessions and tokens die with it."""
    account = Account.objects.select_for_update().get(id=account_id)
    account.state = Account.State.DISABLED
    account.save(update_fields=["state"])
    end_all_sessions(account.id)
    ApiToken.objects.filter(account=account, revoked_at=None).update(revoked_at=clock.now())
    end_where_gone(who, account.id, ())
    journal.record("identity.account_disabled", by=who.actor, about=f"account:{account.id}", person=account.person_id)
