"""Be away from a body for some days, with somebody who stands in: asked by oneself, or named by the head."""

from datetime import date
from uuid import UUID

from darcha.ground import clock
from darcha.ground.command import command
from darcha.ground.refusals import NotAllowed

from ..errors import NotFound
from ..models import Absence, Account, PostHolding
from ..rules.absence import check_substitute, days_of, may_agree, named
from ..standing import are_one_human
from ..types import Principal, is_staff
from ._absences import tell


@command(may=is_staff)
def plan_absence(
    who: Principal,
    *,
    body: str,
    substitute: UUID | None,
    from_on: date | None,
    until_on: date | None,
    account: UUID | None = None,
) -> UUID:
    """The public id. ``account`` is whoever will be away, oneself when it is left out: that waits for the head, what a
    head says counts at once. Raises NotFound for who is none of the body's, NotAllowed, AbsenceIncomplete."""
    absent = account or who.own_account
    if absent != who.account_id and not who.holds(body, role="head"):
        raise NotFound
    accounts = {absent, substitute or absent}
    list(Account.objects.select_for_update().filter(id__in=accounts).order_by("id"))
    held = PostHolding.objects.filter(body=body, ended_at=None, account__state=Account.State.ACTIVE)
    present = set(held.filter(account_id__in=accounts).values_list("account_id", flat=True))
    if absent not in present:
        raise NotFound
    first, last = days_of(from_on, until_on, clock.today())
    stands_in = named(substitute)
    agreed = may_agree(who, body=body, account=absent, substitute=stands_in)
    if absent != who.account_id and not agreed:
        raise NotAllowed
    then = Absence.objects.filter(ended_at=None, from_on__lte=last, until_on__gte=first)
    check_substitute(
        in_body=stands_in in present,
        is_same=are_one_human(absent, stands_in),
        is_away=then.filter(account_id=stands_in).exists(),
        is_taken=then.filter(account_id=absent, body=body).exists(),
        stands_in=then.filter(substitute_id=absent).exists(),
    )
    now = clock.now()
    row = Absence.objects.create(
        account_id=absent,
        substitute_id=stands_in,
        body=body,
        from_on=first,
        until_on=last,
        asked_by=who.own_account,
        asked_at=now,
        settled_by=who.own_account if agreed else None,
        settled_at=now if agreed else None,
    )
    tell(who, row, "agreed" if agreed else "asked")
    return row.public_id
