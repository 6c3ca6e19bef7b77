"""Hand over many cases at once, or rehearse it. Each is an act of its own: what cannot be is named and left."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from darcha.ground.command import command
from darcha.ground.refusals import Refusal
from darcha.kernel.identity.types import Principal, is_staff

from ..models import Case
from ..types import CaseState, HandedOver, HandOver, LeftAlone
from ..visible import visible_cases
from .assign import assign

AT_ONCE = 100


@command(may=is_staff)
def assign_many(who: Principal, *, cases: Sequence[UUID], to: UUID, rehearse: bool = False) -> HandOver:
    """The first hundred of ``cases`` to the account ``to``. With ``rehearse`` everything is done and undone, so what is
    said is what would happen. What is not visible is passed over in silence."""
    wanted = list(dict.fromkeys(cases))[:AT_ONCE]
    rows = visible_cases(who).filter(public_id__in=wanted).order_by("begin_by", "id")
    done: list[HandedOver] = []
    left: list[LeftAlone] = []
    with transaction.atomic():
        for row in rows:
            before = HandedOver(row.public_id, row.number, row.assigned_to, CaseState(row.state))
            if row.assigned_to == to:
                left.append(LeftAlone(row.number, "cases.hand_over.has_it"))
                continue
            refusal = _refusal(who, row, to)
            if refusal is None:
                done.append(before)
            else:
                left.append(LeftAlone(row.number, "", refusal.message()))
        if rehearse:
            transaction.set_rollback(True)
    return HandOver(tuple(done), tuple(left))


def _refusal(who: Principal, row: Case, to: UUID) -> Refusal | None:
    try:
        with transaction.atomic():
            assign(who, case=row.public_id, to=to)
    except Refusal as refusal:
        return refusal
    return None
