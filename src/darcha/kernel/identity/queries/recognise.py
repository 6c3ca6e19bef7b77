"""Who is behind a session's secret, in one statement: session, account, posts of this moment."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from darcha.ground import clock

from ..models import Account, PostHolding, SignInSession
from ..proofs import hashed
from ..rules.session_life import TOUCH_EVERY, is_alive
from ..types import PartyRef, Post, Principal


@dataclass(frozen=True, slots=True)
class Recognised:
    """``stale`` asks the caller to note that the session is in use."""

    principal: Principal
    stale: bool


def find_recognised(secret: str) -> Recognised | None:
    """None for an unknown, ended, idle or expired session, and for an account that is not active."""
    session = _open_sessions().filter(secret_hash=hashed(secret)).first()
    if session is None:
        return None
    now = clock.now()
    account = session.account
    if not is_alive(account.kind, session.seen_at, session.expires_at, now):
        return None
    return Recognised(_principal(session, account), now - session.seen_at >= TOUCH_EVERY)


def _open_sessions() -> QuerySet[Any]:
    return (
        SignInSession.objects.filter(ended_at=None, account__state=Account.State.ACTIVE)
        .select_related("account")
        .annotate(posts=posts_of("account_id"))
    )


def posts_of(account_id_column: str) -> ArraySubquery:
    """The posts that an account holds now, as a column of the same statement."""
    held = PostHolding.objects.filter(account_id=OuterRef(account_id_column), ended_at=None)
    return ArraySubquery(
        held.order_by("since", "id").values(
            json=JSONObject(body=F("body"), key=F("post"), role=F("role"), services=F("services"))
        )
    )


def as_posts(rows: list[dict[str, Any]]) -> tuple[Post, ...]:
    """Turn that column into posts."""
    return tuple(Post(row["body"], row["key"], row["role"], tuple(row["services"])) for row in rows)


def _principal(session: Any, account: Account) -> Principal:
    acting = PartyRef(session.acting_kind, session.acting_id) if session.acting_id else None
    return Principal(
        kind=account.kind,
        account_id=account.id,
        person_id=account.person_id,
        name=account.known.get("name", ""),
        assurance=session.assurance,
        posts=as_posts(session.posts),
        session_id=session.id,
        on_behalf_of=acting,
        acting_name=(session.acting_name or "") if acting else "",
        language=account.language,
        factor_at=session.factor_at,
    )
