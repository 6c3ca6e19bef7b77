"""Rate a service after the result. One case, one rating, by the one who applied."""

from uuid import UUID

from django.db import IntegrityError, transaction

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.cases import api as cases
from darcha.kernel.identity.types import Principal, is_person

from ..errors import AlreadyRated
from ..models import Rating
from ..rules.rating import check_rating, cleaned
from ..rules.speaker import account_of


@command(may=is_person)
def rate(who: Principal, *, case: UUID, stars: int, words: str = "") -> None:
    """``case`` is the public id. Raises cases' NotFound for anybody else's, NotYetRatable, StarsOutOfRange,
    AlreadyRated."""
    view = cases.case_for(who, case)
    check_rating(view.row.state, stars)
    try:
        with transaction.atomic():
            Rating.objects.create(
                case_id=view.row.id,
                service_key=view.row.service_key,
                account_id=account_of(who),
                stars=stars,
                words=cleaned(words),
                rated_at=clock.now(),
            )
    except IntegrityError:
        raise AlreadyRated from None
    journal.record("feedback.rated", by=who.actor, about=f"case:{view.row.id}", details={"stars": stars})
