"""End one of one's own sessions from another device."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.refusals import NotFound

from ..models import SignInSession
from ..types import Principal, is_in_session
from ._session import end_sessions, note_ended


@command(may=is_in_session)
def end_session(who: Principal, session_id: UUID) -> None:
    """Raises NotFound for what is not one's own, the same as for what does not exist."""
    if not SignInSession.objects.filter(id=session_id, account_id=who.own_account).exists():
        raise NotFound
    if end_sessions(session_id) is not None:
        note_ended(who, 1)
