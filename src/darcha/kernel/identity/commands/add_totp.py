"""Set up codes from an authenticator app: first the secret, then a code that shows that the app has it."""

from uuid import UUID

import pyotp

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.ground.refusals import NotFound

from ..errors import FactorNotProven
from ..events import FactorAdded
from ..models import Account, Authenticator
from ..rules.typed import clean_code
from ..standing import posts_held
from ..types import Principal, SessionSecret, is_in_session
from ._factors import totp_matches
from ._fresh import locked_account
from ._session import open_session


@command(may=is_in_session)
def start_totp(who: Principal) -> UUID:
    """A secret that waits for its first code; an earlier one that waited is dropped. Raises FactorTooOld."""
    account = locked_account(who)
    Authenticator.objects.filter(account=account, kind="totp", confirmed_at=None).delete()
    factor = Authenticator.objects.create(
        account=account, kind="totp", sealed={"secret": pyotp.random_base32()}, added_at=clock.now()
    )
    return UUID(str(factor.id))


@command(may=is_in_session)
def confirm_totp(who: Principal, factor_id: UUID, code: str, *, label: str = "") -> SessionSecret:
    """From now on signing in asks for it; the session is renewed and counts as proven. Raises NotFound,
    FactorNotProven, FactorTooOld."""
    account = locked_account(who)
    factor = Authenticator.objects.filter(
        id=factor_id, account=account, kind="totp", confirmed_at=None, removed_at=None
    ).first()
    if factor is None:
        raise NotFound
    if not totp_matches(factor, clean_code(code)):
        raise FactorNotProven(fields={"code": "refusal.factor-not-proven"})
    factor.confirmed_at, factor.label = clock.now(), label.strip()[:60]
    factor.save(update_fields=["confirmed_at", "label"])
    note_added(who, account, "totp")
    return open_session(account, "mfa", replaces=who, posts=posts_held(account.id))


def note_added(who: Principal, account: Account, kind: str) -> None:
    """Journal and event of a new factor."""
    journal.record(
        "identity.factor_added",
        by=who.actor,
        about=f"account:{account.id}",
        person=account.person_id,
        details={"kind": kind},
    )
    emit(FactorAdded(account_id=account.id, kind=kind))
