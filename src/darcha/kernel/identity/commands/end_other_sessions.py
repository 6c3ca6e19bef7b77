"""End all of one's own sessions but the one in use."""

from darcha.ground import clock
from darcha.ground.command import command

from ..models import SignInSession
from ..types import Principal, is_in_session
from ._session import note_ended


@command(may=is_in_session)
def end_other_sessions(who: Principal) -> int:
    """Everywhere but here. Returns how many were ended."""
    others = SignInSession.objects.filter(account_id=who.own_account, ended_at=None).exclude(id=who.own_session)
    ended = int(others.update(ended_at=clock.now()))
    note_ended(who, ended)
    return ended
