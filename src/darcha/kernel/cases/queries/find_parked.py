"""What somebody typed before they had to sign in again. Ignores what others parked in the same browser."""

from darcha.ground import clock
from darcha.ground.sealing import blind_index
from darcha.kernel.identity.types import Principal

from ..models import ParkedAnswers
from ..rules.parking import KEPT_FOR, PARKED
from ..types import Parked


def find_parked(who: Principal, token: str) -> Parked | None:
    """None for anybody but the one who had begun the form, and after an hour."""
    if who.account_id is None or not token:
        return None
    row = ParkedAnswers.objects.filter(
        token=blind_index(PARKED, token), account_id=who.account_id, parked_at__gte=clock.now() - KEPT_FOR
    ).first()
    if row is None:
        return None
    kept = row.content
    return Parked(row.about, row.service_key, kept["page"], kept["answers"], kept["based_on"])
