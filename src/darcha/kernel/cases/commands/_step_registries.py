"""What a step reads from a registry and enters in one, for a case. Ignores when and why."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from darcha.kernel.catalogue.types import Reads, Writes
from darcha.kernel.registries import api as registries

from ..models.reading import party_of_case
from ..rules.papers import Ground
from ._hand import InHand

PURPOSE = "decide-case"


def read(hand: InHand, reads: Reads, ground: Ground) -> list[Mapping[str, Any]]:
    """The records as the registry has them today, with the fields that the service may read. The reading is written
    down for every person concerned."""
    case, today = hand.case, hand.now.date()
    if reads.key is None or reads.value is None:
        known = registries.party_facts(
            case.service_key,
            party_of_case(case),
            who=hand.who,
            purpose=PURPOSE,
            case_id=case.id,
            at=today,
            only=(reads.registry,),
        )
        return [fact.data for fact in known.of(reads.registry)]
    value = ground.value(reads.value)
    if not value:
        return []
    found = registries.lookup(
        reads.registry,
        reads.key,
        str(value),
        who=hand.who,
        purpose=PURPOSE,
        service=case.service_key,
        case_id=case.id,
        at=today,
    )
    return [fact.data for fact in found]


def enter(hand: InHand, writes: Writes, ground: Ground) -> UUID:
    """The record, its source the decision's paper, or the case where none was printed. Fields that come out empty are
    left out. Raises RecordInvalid, and then nothing is decided either."""
    given = {name: ground.value(rule) for name, rule in writes.values.items()}
    data = {name: value for name, value in given.items() if value not in (None, "", [])}
    return registries.record(
        hand.who,
        registry=writes.registry,
        data=data,
        source=str(ground.decision.get("document") or hand.case.number),
        valid_from=hand.now.date(),
        record_id=_record_before(hand, writes, data),
    )


def _record_before(hand: InHand, writes: Writes, data: Mapping[str, Any]) -> UUID | None:
    """The record that this one follows; of several the newest."""
    if writes.under is None or not data.get(writes.under):
        return None
    found = registries.lookup(
        writes.registry,
        writes.under,
        str(data[writes.under]),
        who=hand.who,
        purpose=PURPOSE,
        case_id=hand.case.id,
        at=hand.now.date(),
    )
    return max(found, key=lambda fact: fact.recorded_at).record_id if found else None
