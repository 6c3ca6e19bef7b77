"""An entry that a register did not take is left for a person: what the law has decided stands. Ignores making it."""

from dataclasses import asdict

from darcha.ground.outbox import emit
from darcha.kernel.catalogue.types import Step

from ..events import RegisterEntryLeft
from ..models import CaseEntryLeft
from ..types.entry import Entry
from ._hand import InHand, note


def leave_entry(hand: InHand, step: Step, entry: Entry) -> None:
    """Told once, to the heads of the body; until it is made, the health of the installation names it."""
    CaseEntryLeft.objects.create(
        case=hand.case, step=step.key, registry=entry.registry, entry=asdict(entry), left_at=hand.now
    )
    note(hand, "entry_left", params={"registry": entry.registry}, for_applicant=False)
    emit(RegisterEntryLeft(case_id=hand.case.id, service=hand.case.service_key, registry=entry.registry))
