"""Open a case that is outside of what one's posts show, within one's own body: for an occasion, with a reason, for a
short time. The heads are told, and the person will read the reason. Ignores the reading itself: see ``opened_case``."""

from uuid import UUID

from django.conf import settings

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.identifiers import InvalidIdentifier, case_number
from darcha.ground.outbox import emit
from darcha.kernel.identity.types import Principal, is_staff_in_session

from ..errors import OpeningIncomplete
from ..events import CaseOpenedByException
from ..models import Case, CaseOpening
from ..models.reading import facts_of
from ..rules.openings import clean_reason, gaps, post_to_open, shuts_at
from ..visible import co_bodies_of, with_co_bodies


@command(may=is_staff_in_session)
def open_by_exception(who: Principal, *, number: str, occasion: str, reason: str) -> UUID:
    """The public id of the opening. Raises OpeningIncomplete, whose words are the same for a number that nobody has
    and for one of another body."""
    said, typed = clean_reason(reason), number.strip()
    if missing := gaps(typed, occasion, said):
        raise OpeningIncomplete(fields=missing)
    row = _case(typed)
    post = post_to_open(who, facts_of(row, co_bodies_of(row))) if row else None
    if row is None or post is None:
        raise OpeningIncomplete(fields={"number": "cases.opening.number_unknown"})
    now = clock.now()
    opening = CaseOpening.objects.create(
        case=row,
        account_id=who.own_account,
        body=post.body,
        post=post.key,
        occasion=occasion,
        reason=said,
        opened_at=now,
        until=shuts_at(now, settings.DARCHA_OPENING_MINUTES),
    )
    journal.record(
        "cases.opened_by_exception",
        by=who.actor,
        about=f"case:{row.id}",
        person=row.party_id if row.party_kind == "individual" else None,
        details={"body": post.body, "post": post.key, "occasion": occasion, "until": opening.until.isoformat()},
    )
    emit(CaseOpenedByException(opening_id=opening.id, body=post.body, occasion=occasion))
    return opening.public_id


def _case(number: str) -> Case | None:
    try:
        proper = case_number.check(number)
    except InvalidIdentifier:
        return None
    return with_co_bodies(Case.objects.filter(number=proper)).first()
