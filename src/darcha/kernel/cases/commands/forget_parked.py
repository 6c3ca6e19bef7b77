"""What was parked has found its way back, or is not wanted any more."""

from darcha.ground.command import command
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import Principal, is_signed_in

from ..models import ParkedAnswers
from ..rules.parking import PARKED
from ..rules.submission import account_of


@command(may=is_signed_in)
def forget_parked(who: Principal, *, token: str) -> None:
    """Only one's own; silent when there is nothing."""
    ParkedAnswers.objects.filter(token=blind_index(PARKED, token), account_id=account_of(who)).delete()
