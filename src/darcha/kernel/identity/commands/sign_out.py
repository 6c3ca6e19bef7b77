"""Sign out: the session is over on the server, whatever the browser keeps."""

from darcha.ground import journal
from darcha.ground.command import command
from darcha.ground.outbox import emit

from ..events import SignedOut
from ..types import Principal, is_anyone
from ._session import end_sessions


@command(may=is_anyone)
def sign_out(who: Principal) -> None:
    """Signing out twice, or without having signed in, is no error."""
    row = end_sessions(who.session_id)
    if row is None:
        return
    journal.record("identity.signed_out", by=who.actor, about=f"account:{row.account_id}", person=who.person_id)
    emit(SignedOut(account_id=row.account_id))
