"""What was parked has found its way back, or is not wanted any more."""

from uuid import UUID

from darcha.ground.command import command
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import Principal, is_signed_in

from ..models import ParkedAnswers
from ..rules.parking import PARKED, name_of
from ..rules.submission import account_of


@command(may=is_signed_in)
def forget_parked(who: Principal, *, token: str, about: UUID, page: str) -> None:
    """Only one's own; silent when there is nothing."""
    index = blind_index(PARKED, name_of(token, about, page))
    ParkedAnswers.objects.filter(token=index, account_id=account_of(who)).delete()
