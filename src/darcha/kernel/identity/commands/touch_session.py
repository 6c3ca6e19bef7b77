"""Note that a session is in use; at most once a minute, so that reading a page seldom writes."""

from darcha.ground import clock
from darcha.ground.command import command

from ..models import SignInSession
from ..types import Principal, is_in_session


@command(may=is_in_session)
def touch_session(who: Principal) -> None:
    """Moves the idle limit on; an ended session stays ended."""
    SignInSession.objects.filter(id=who.own_session, ended_at=None).update(seen_at=clock.now())
