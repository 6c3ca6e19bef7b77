"""When somebody may be away, who may stand in, and who may agree to it. Ignores why somebody is away."""

from datetime import date, timedelta
from uuid import UUID

from ..errors import AbsenceIncomplete
from ..types import Principal

FARTHEST = timedelta(days=366)


def days_of(from_on: date | None, until_on: date | None, today: date) -> tuple[date, date]:
    """The first and the last day: from today on, a year ahead at most. Raises AbsenceIncomplete."""
    if from_on is None or not today <= from_on <= today + FARTHEST:
        raise AbsenceIncomplete(fields={"from_on": "identity.absence.from_needed"})
    if until_on is None or not from_on <= until_on <= today + FARTHEST:
        raise AbsenceIncomplete(fields={"until_on": "identity.absence.until_needed"})
    return from_on, until_on


def named(substitute: UUID | None) -> UUID:
    """Nobody is away without somebody who stands in. Raises AbsenceIncomplete."""
    if substitute is None:
        raise AbsenceIncomplete(fields={"substitute": "identity.absence.substitute_needed"})
    return substitute


def check_substitute(*, in_body: bool, is_same: bool, is_away: bool, is_taken: bool, stands_in: bool) -> None:
    """``is_same``: the same human by another account; ``is_away``: the substitute is away on one of the days;
    ``is_taken``: for one of them an absence was named before; ``stands_in``: the absent one stands in for somebody
    then. Raises AbsenceIncomplete."""
    if is_taken:
        raise AbsenceIncomplete(fields={"from_on": "identity.absence.is_taken"})
    if stands_in:
        raise AbsenceIncomplete(fields={"from_on": "identity.absence.stands_in"})
    if is_same:
        raise AbsenceIncomplete(fields={"substitute": "identity.absence.oneself"})
    if not in_body:
        raise AbsenceIncomplete(fields={"substitute": "identity.absence.substitute_needed"})
    if is_away:
        raise AbsenceIncomplete(fields={"substitute": "identity.absence.is_away"})


def may_agree(who: Principal, *, body: str, account: UUID, substitute: UUID) -> bool:
    """The head of the body. Whoever only stands in for a head may not decide on what would give themselves rights, nor
    on their own absence, nor on that of the head for whom they stand in."""
    heads = [post for post in who.posts if post.body == body and post.role == "head"]
    if any(post.lender is None for post in heads):
        return True
    lenders = {post.lender for post in heads}
    return bool(heads) and who.account_id not in (account, substitute) and account not in lenders
