"""Who is behind a session's secret, in one statement: session, account, posts of this moment."""

from dataclasses import dataclass
from typing import Any, cast

from django.db.models import BinaryField, DateField

from darcha.ground import clock
from darcha.ground.database import Given, Question

from ..models import Account, SignInSession
from ..proofs import hashed
from ..rules.session_life import TOUCH_EVERY, is_alive
from ..standing import as_posts, posts_of, principal_of_session
from ..types import Kind, Principal


@dataclass(frozen=True, slots=True)
class Recognised:
    """``stale`` asks the caller to note that the session is in use."""

    principal: Principal
    stale: bool


def _ask() -> Any:
    return (
        SignInSession.objects.filter(
            secret_hash=Given("hash", BinaryField()), ended_at=None, account__state=Account.State.ACTIVE
        )
        .select_related("account")
        .annotate(posts=posts_of("account_id", Given("today", DateField())))
    )


_SESSION = Question(_ask)


def find_recognised(secret: str) -> Recognised | None:
    """None for an unknown, ended, idle or expired session, and for an account that is not active."""
    session = _SESSION.first(hash=hashed(secret), today=clock.today())
    now = clock.now()
    if session is None or not is_alive(cast(Kind, session.account.kind), session.seen_at, session.expires_at, now):
        return None
    return Recognised(
        principal_of_session(session, as_posts(session.posts)), stale=now - session.seen_at >= TOUCH_EVERY
    )
