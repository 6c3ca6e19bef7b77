"""Whom a bearer token stands for, in one statement: token, account, posts of this moment."""

from typing import Any, cast

from django.db.models import BinaryField, DateField, DateTimeField

from darcha.ground import clock
from darcha.ground.database import Given, Question

from ..models import Account, ApiToken
from ..proofs import TOKEN_PREFIX, hashed
from ..standing import as_posts, name_of, posts_of
from ..types import Assurance, Kind, Principal


def _ask() -> Any:
    return (
        ApiToken.objects.filter(
            token_hash=Given("hash", BinaryField()),
            revoked_at=None,
            expires_at__gt=Given("now", DateTimeField()),
            account__state=Account.State.ACTIVE,
        )
        .select_related("account")
        .annotate(posts=posts_of("account_id", Given("today", DateField())))
    )


_TOKEN = Question(_ask)


def principal_for_token(token: str) -> Principal | None:
    """None for what is unknown, revoked or expired, and for an account that is not active."""
    if not token.startswith(TOKEN_PREFIX):
        return None
    row = _TOKEN.first(hash=hashed(token), now=clock.now(), today=clock.today())
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
