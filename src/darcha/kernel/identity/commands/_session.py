"""Open a session, always with a new secret, and end the one that it replaces."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.outbox import emit

from .. import known_browser
from ..events import SignedIn
from ..models import Account, SignInSession
from ..proofs import hashed, new_secret
from ..rules.device import device_name
from ..rules.session_life import life_of
from ..standing import principal_of_session
from ..types import Assurance, Kind, Post, Principal, SessionSecret


def open_session(
    account: Account,
    assurance: Assurance,
    *,
    user_agent: str = "",
    replaces: Principal,
    posts: Sequence[Post] = (),
) -> SessionSecret:
    """``replaces`` is whoever the browser was until now; that session ends here, whosever it was."""
    secret, now = new_secret(), clock.now()
    old = end_sessions(replaces.session_id)
    keeps_acting = old is not None and old.account_id == account.id
    row = SignInSession.objects.create(
        secret_hash=hashed(secret),
        account=account,
        assurance=assurance,
        device=device_name(user_agent) or (old.device if old else ""),
        started_at=now,
        seen_at=now,
        expires_at=now + life_of(cast(Kind, account.kind)).absolute,
        factor_at=now if assurance == "mfa" else None,
        acting_kind=old.acting_kind if old and keeps_acting else "",
        acting_id=old.acting_id if old and keeps_acting else None,
        acting_name=old.acting_name if old and keeps_acting else None,
    )
    principal = principal_of_session(row, tuple(posts))
    journal.record(
        "identity.signed_in",
        by=principal.actor,
        about=f"account:{account.id}",
        person=account.person_id,
        details={"assurance": assurance},
    )
    emit(SignedIn(account_id=account.id, assurance=assurance))
    number = account.known.get("pinfl") or account.known.get("login")
    browser = known_browser.make(cast(Kind, account.kind), number) if number else ""
    return SessionSecret(secret, row.expires_at, principal, browser)


def end_sessions(session_id: UUID | None) -> SignInSession | None:
    """End one session and return what it was; None when it was over already."""
    if session_id is None:
        return None
    row = SignInSession.objects.select_for_update().filter(id=session_id, ended_at=None).first()
    if row is not None:
        row.ended_at = clock.now()
        row.save(update_fields=["ended_at"])
    return row


def end_all_sessions(account_id: UUID) -> None:
    """Everywhere at once: the account was closed or its proofs were reset."""
    SignInSession.objects.filter(account_id=account_id, ended_at=None).update(ended_at=clock.now())


def note_ended(who: Principal, ended: int) -> None:
    """One line of the journal for sessions ended from afar."""
    journal.record(
        "identity.sessions_ended",
        by=who.actor,
        about=f"account:{who.account_id}",
        person=who.person_id,
        details={"ended": ended},
    )
