"""Begin to prove the second factor again, before changing how one signs in."""

from darcha.ground.command import command

from ..models import Account, SignInChallenge
from ..types import Challenge, Principal, is_in_session
from ._challenge import begin


@command(may=is_in_session)
def start_step_up(who: Principal) -> Challenge:
    """Finished by ``prove_factor``, which gives a new session."""
    account = Account.objects.get(id=who.own_account)
    challenge, _ = begin(
        SignInChallenge.Purpose.STEP_UP,
        SignInChallenge.Stage.FACTOR,
        account=account,
        language=account.language,
    )
    return challenge
