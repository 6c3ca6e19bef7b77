"""Make the entry that a register did not take when the case was decided, with what was wrong put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..errors import NotFound
from ..models import CaseEntryLeft, CaseEvent
from ..types.entry import Entry
from ._step_registries import enter


@command(may=is_system)
def make_entry(who: Principal, *, number: str, values: Mapping[str, Any]) -> str:
    """The registry in which it stands now. ``values`` take the place of those that were to be entered; an empty one
    leaves its field out. It is in force from the day of the decision. Raises NotFound where nothing is left to enter,
    RegisterRefuses."""
    waiting = CaseEntryLeft.objects.select_related("case").select_for_update(of=("self",))
    left = waiting.filter(made_at=None, case__number=number).order_by("id").first()
    if left is None:
        raise NotFound
    was = Entry(**left.entry)
    entry = replace(was, values={name: one for name, one in {**was.values, **values}.items() if one != ""})
    record_id = enter(who, left.case_id, entry)
    left.made_at = clock.now()
    left.save(update_fields=["made_at"])
    known = {"registry": entry.registry, "record": str(record_id)}
    CaseEvent.objects.create(case_id=left.case_id, code="recorded", at=left.made_at, actor_kind="system", params=known)
    journal.record(
        "cases.recorded",
        by=who.actor,
        about=f"case:{left.case_id}",
        details={**known, "changed": sorted(values)},
    )
    return entry.registry
