"""Who somebody still is, in the middle of something long: the session and the posts of this moment."""

from typing import cast

from darcha.ground import clock

from ..models import Account, SignInSession
from ..rules.session_life import is_alive
from ..standing import as_posts, posts_of, principal_of_session
from ..types import ANONYMOUS, Kind, Principal


def who_still(who: Principal) -> Principal:
    """Anonymous once the session has ended or the account is no longer active; a mandate is not asked for again. One
    statement."""
    if who.session_id is None:
        return ANONYMOUS
    session = (
        SignInSession.objects.filter(id=who.session_id, ended_at=None, account__state=Account.State.ACTIVE)
        .select_related("account")
        .annotate(posts=posts_of("account_id"))
        .first()
    )
    if session is None or not is_alive(
        cast(Kind, session.account.kind), session.seen_at, session.expires_at, clock.now()
    ):
        return ANONYMOUS
    return principal_of_session(session, as_posts(session.posts))
