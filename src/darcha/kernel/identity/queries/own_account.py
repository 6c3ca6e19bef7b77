"""What one sees of one's own account: sessions, factors, profile. Also where an account can be reached."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.db.models import UUIDField

from darcha.ground import clock
from darcha.ground.database import Given, Question

from ..models import Account, Authenticator, RecoveryCode, SignInSession
from ..rules.session_life import is_alive
from ..types import Contact, FactorKind, FactorLine, Principal, SessionLine

_OPEN = Question(lambda: Account.objects.filter(id=Given("id", UUIDField())).exclude(state=Account.State.DISABLED))


@dataclass(frozen=True, slots=True)
class Profile:
    """What identity holds about its owner."""

    name: str
    pinfl: str
    document: str
    phone: str | None
    language: str


def sessions_of(who: Principal) -> tuple[SessionLine, ...]:
    """Those that can still be used, the latest first."""
    now = clock.now()
    rows = SignInSession.objects.filter(account_id=who.own_account, ended_at=None).order_by("-seen_at")
    return tuple(
        SessionLine(row.id, row.device, row.started_at, row.seen_at, row.id == who.session_id)
        for row in rows
        if is_alive(who.kind, row.seen_at, row.expires_at, now)
    )


def factors_of(who: Principal) -> tuple[FactorLine, ...]:
    """Confirmed second factors, the oldest first."""
    rows = Authenticator.objects.filter(account_id=who.own_account, removed_at=None).exclude(confirmed_at=None)
    return tuple(
        FactorLine(row.id, cast(FactorKind, row.kind), row.label, row.added_at, row.used_at)
        for row in rows.order_by("added_at")
    )


def recovery_codes_left(who: Principal) -> int:
    """How many printed codes still work."""
    return int(RecoveryCode.objects.filter(account_id=who.own_account, used_at=None).count())


def profile_of(who: Principal) -> Profile:
    """For the signed-in."""
    account = Account.objects.get(id=who.own_account)
    known = account.known
    return Profile(
        known.get("name", ""),
        known.get("pinfl", ""),
        known.get("document", ""),
        known.get("phone"),
        account.language,
    )


def find_contact(account_id: UUID) -> Contact | None:
    """Where to send notices; None for an account that is closed."""
    account = _OPEN.first(id=account_id)
    if account is None:
        return None
    known = account.known
    return Contact(account.id, known.get("name", ""), known.get("phone"), known.get("email") or None, account.language)
