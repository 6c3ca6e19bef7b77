"""Begin to set up a passkey: a challenge for the browser to sign."""

from darcha.ground.command import command

from ..models import SignInChallenge
from ..types import Challenge, Principal, is_in_session
from ._challenge import begin
from ._fresh import locked_account


@command(may=is_in_session)
def start_passkey(who: Principal) -> Challenge:
    """What the browser's key will sign waits under this challenge. Raises FactorTooOld."""
    account = locked_account(who)
    challenge, _ = begin(SignInChallenge.Purpose.PASSKEY, SignInChallenge.Stage.FACTOR, account=account)
    return challenge
