"""End one of one's own sessions from another device, or all but the one in use."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.refusals import NotFound

from ..models import SignInSession
from ..types import Principal, is_in_session
from ._session import end_sessions


@command(may=is_in_session)
def end_session(who: Principal, session_id: UUID) -> None:
    """Raises NotFound for what is not one's own, the same as for what does not exist."""
    if not SignInSession.objects.filter(id=session_id, account_id=who.own_account).exists():
        raise NotFound
    if end_sessions(session_id) is not None:
        _note(who, 1)


@command(may=is_in_session)
def end_other_sessions(who: Principal) -> int:
    """Everywhere but here. Returns how many were ended."""
    others = SignInSession.objects.filter(account_id=who.own_account, ended_at=None).exclude(id=who.own_session)
    ended = int(others.update(ended_at=clock.now()))
    _note(who, ended)
    return ended


def _note(who: Principal, ended: int) -> None:
    journal.record(
        "identity.sessions_ended",
        by=who.actor,
        about=f"account:{who.account_id}",
        person=who.person_id,
        details={"ended": ended},
    )
