"""Everybody has to sign in anew: after a restore, sessions that were ended since then would live again."""

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..models import SignInSession
from ..types import Principal, is_system


@command(may=is_system)
def end_every_session(who: Principal) -> int:
    """Of people and staff alike. Returns how many were open."""
    ended = int(SignInSession.objects.filter(ended_at=None).update(ended_at=clock.now()))
    journal.record("identity.every_session_ended", by=who.actor, about="identity:sessions", details={"ended": ended})
    return ended
