"""Begin to set up codes from an authenticator app: a secret that waits for its first code."""

from uuid import UUID

import pyotp

from darcha.ground import clock
from darcha.ground.command import command

from ..models import Authenticator
from ..types import Principal, is_in_session
from ._fresh import locked_account


@command(may=is_in_session)
def start_totp(who: Principal) -> UUID:
    """A secret that waits for its first code; an earlier one that waited is dropped. Raises FactorTooOld."""
    account = locked_account(who)
    Authenticator.objects.filter(account=account, kind="totp", confirmed_at=None).delete()
    factor = Authenticator.objects.create(
        account=account, kind="totp", sealed={"secret": pyotp.random_base32()}, added_at=clock.now()
    )
    return UUID(str(factor.id))
