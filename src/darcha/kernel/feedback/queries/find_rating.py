"""What an applicant said about one of their own cases."""

from uuid import UUID

from darcha.kernel.identity.types import Principal

from ..models import Rating as RatingRow
from ..rules.speaker import account_of
from ..types import Rating


def find_rating(who: Principal, case_id: UUID) -> Rating | None:
    """None while it is not rated, and for anybody but the rater. ``case_id`` is the case's internal id."""
    row = RatingRow.objects.filter(case_id=case_id, account_id=account_of(who)).first()
    return Rating(row.stars, row.words, row.rated_at) if row else None
