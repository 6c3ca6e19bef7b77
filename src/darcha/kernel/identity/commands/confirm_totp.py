"""Finish setting up codes from an app: a code shows that the app has the secret."""

from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.refusals import NotFound
from darcha.ground.text import canonical

from ..errors import FactorNotProven
from ..models import Authenticator
from ..rules.typed import clean_code
from ..standing import posts_held
from ..types import Principal, SessionSecret, is_in_session
from ._factor_added import note_added
from ._factors import totp_matches
from ._fresh import locked_account
from ._session import open_session


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
    factor.confirmed_at, factor.label = clock.now(), canonical(label).strip()[:60]
    factor.save(update_fields=["confirmed_at", "label"])
    note_added(who, account, "totp")
    return open_session(account, "mfa", replaces=who, posts=posts_held(account.id))
