"""Give what a higher body has decided in place of the first one, once the fee that had gone back is paid again."""

from typing import Any
from uuid import UUID

from darcha.ground.command import command
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal, is_system

from ..models import CaseContent, CaseLink
from ..types.objection import OBJECTS_TO
from ._as_told import decide_as_told
from ._in_hand import take


@command(may=is_system)
def grant_when_paid(who: Principal, *, case_id: UUID) -> bool:
    """False where nothing waits for it: no higher body has decided, or it was given before."""
    links = CaseLink.objects.select_for_update(of=("self",))
    link = links.filter(other_id=case_id, kind=OBJECTS_TO, params__awaits_fee=True).first()
    if link is None:
        return False
    hand = take(who, Act.CARRY_OUT, case_id=case_id)
    decision: dict[str, Any] = CaseContent.objects.values("decision").get(case_id=link.case_id)["decision"] or {}
    decide_as_told(hand, decision)
    link.params = {**link.params, "awaits_fee": False}
    link.save(update_fields=["params"])
    return True
