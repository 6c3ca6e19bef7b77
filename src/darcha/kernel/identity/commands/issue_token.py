"""Issue a bearer token. It is shown once and kept as a hash."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.refusals import NotFound

from ..errors import UnknownScope
from ..models import Account, ApiClient, ApiToken
from ..proofs import TOKEN_PREFIX, hashed, new_token
from ..types import SCOPES, Assurance, Principal, is_system, may_have_tokens

LONGEST_LIFE = timedelta(days=366)
HINT_LETTERS = 4


@command(may=may_have_tokens)
def issue_token(
    who: Principal,
    account_id: UUID,
    *,
    name: str,
    scopes: Iterable[str],
    life: timedelta = timedelta(days=30),
    assurance: Assurance = "sms",
) -> str:
    """The bearer token. Raises NotFound for another's account, UnknownScope for a right that this account cannot
    give. A token never proves more than the session that made it."""
    if not is_system(who) and account_id != who.account_id:
        raise NotFound
    account = Account.objects.filter(id=account_id, state=Account.State.ACTIVE).first()
    if account is None:
        raise NotFound
    wanted = sorted(set(scopes))
    if not wanted or not set(wanted) <= _grantable(account):
        raise UnknownScope
    token = new_token()
    now = clock.now()
    ApiToken.objects.create(
        account=account,
        token_hash=hashed(token),
        hint=token[: len(TOKEN_PREFIX) + HINT_LETTERS],
        name=name[:80],
        scopes=wanted,
        assurance=assurance if is_system(who) or who.assurance == "mfa" else "sms",
        issued_at=now,
        expires_at=now + min(life, LONGEST_LIFE),
    )
    journal.record(
        "identity.token_issued",
        by=who.actor,
        about=f"account:{account.id}",
        person=account.person_id,
        details={"scopes": wanted},
    )
    return token


def _grantable(account: Account) -> frozenset[str]:
    if account.kind == "client":
        return frozenset(ApiClient.objects.get(account=account).scopes)
    return SCOPES[account.kind]
