"""Whom a bearer token stands for, in one statement: token, account, posts of this moment."""

from darcha.ground import clock

from ..models import Account, ApiToken
from ..proofs import TOKEN_PREFIX, hashed
from ..types import Principal
from .recognise import as_posts, posts_of


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
        kind=account.kind,
        account_id=account.id,
        person_id=account.person_id,
        name=account.known.get("name", ""),
        assurance=row.assurance,
        posts=as_posts(row.posts),
        scopes=frozenset(row.scopes),
        language=account.language,
    )
