"""What an applicant said about one of their own cases."""

from uuid import UUID

from django.db.models import UUIDField

from darcha.ground.database import Given, Question
from darcha.kernel.identity.types import Principal

from ..models import Rating as RatingRow
from ..rules.speaker import account_of
from ..types import Rating

_RATING = Question(
    lambda: RatingRow.objects.filter(case_id=Given("case", UUIDField()), account_id=Given("account", UUIDField()))
)


def find_rating(who: Principal, case_id: UUID) -> Rating | None:
    """None while it is not rated, and for anybody but the rater. ``case_id`` is the case's internal id."""
    row = _RATING.first(case=case_id, account=account_of(who))
    return Rating(row.stars, row.words, row.rated_at) if row else None
