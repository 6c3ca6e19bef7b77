"""Register another body's system as a client of the API, with its first token."""

from collections.abc import Iterable

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..errors import LoginTaken, UnknownScope
from ..models import Account, ApiClient
from ..types import SCOPES, Principal, is_system
from .issue_token import LONGEST_LIFE, issue_token


@command(may=is_system)
def client_create(who: Principal, name: str, scopes: Iterable[str]) -> str:
    """The client's bearer token, shown once. Raises LoginTaken for a name in use, UnknownScope."""
    wanted = sorted(set(scopes))
    if not wanted or not set(wanted) <= SCOPES["client"]:
        raise UnknownScope
    if ApiClient.objects.filter(name=name).exists():
        raise LoginTaken
    account = Account.objects.create(kind="client", known={"name": name}, created_at=clock.now())
    ApiClient.objects.create(account=account, name=name, scopes=wanted, created_at=clock.now())
    journal.record("identity.client_created", by=who.actor, about=f"account:{account.id}", details={"scopes": wanted})
    return issue_token(who, account.id, name=name, scopes=wanted, life=LONGEST_LIFE)
