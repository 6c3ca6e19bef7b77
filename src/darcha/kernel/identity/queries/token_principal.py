"""Whom a bearer token stands for, in one statement: token, account, posts of this moment."""

from typing import cast

from darcha.ground import clock

from ..models import Account, ApiToken
from ..proofs import TOKEN_PREFIX, hashed
from ..standing import as_posts, name_of, posts_of
from ..types import Assurance, Kind, Principal


def principal_for_token(token: str) -> Principal | None:
    """None for what is unknown, revoked or expired, and for an account that is not active."""
    if not token.startswith(TOKEN_PREFIX):
        return None
    row = (
        ApiToken.objects.filter(
            token_hash=hashed(token),
            revoked_at=None,
            expires_at__gt=clock.now(),
            account__state=Account.State.ACTIVE,
        )
        .select_related("account")
        .annotate(posts=posts_of("account_id"))
        .first()
    )
    if row is None:
        return None
    account = row.account
    return Principal(
        kind=cast(Kind, account.kind),
        account_id=account.id,
        person_id=account.person_id,
        name=name_of(account),
        assurance=cast(Assurance, row.assurance),
        posts=as_posts(row.posts),
        scopes=frozenset(row.scopes),
        language=account.language,
    )
