"""What a step reads from a registry and enters in one, for a case. Ignores when and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Reads, Writes
from darcha.kernel.identity.types import Principal
from darcha.kernel.registries import api as registries

from ..errors import RegisterRefuses
from ..models.reading import party_of_case
from ..rules.papers import Ground
from ..types.entry import Entry
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


def entry_of(hand: InHand, writes: Writes, ground: Ground) -> Entry:
    """What is to be entered, its source the decision's paper, or the case where none was printed. Fields that come out
    empty are left out."""
    given = {name: ground.value(rule) for name, rule in writes.values.items()}
    return Entry(
        registry=writes.registry,
        under=writes.under or "",
        values={name: value for name, value in given.items() if value not in (None, "", [])},
        source=str(ground.decision.get("document") or hand.case.number),
        valid_from=hand.now.date().isoformat(),
    )


def enter(who: Principal, case_id: UUID, entry: Entry) -> UUID:
    """The record. Raises RegisterRefuses, which names each field in the words of the register."""
    try:
        return registries.record(
            who,
            registry=entry.registry,
            data=entry.values,
            source=entry.source,
            valid_from=date.fromisoformat(entry.valid_from),
            record_id=_record_before(who, case_id, entry),
        )
    except registries.RecordInvalid as wrong:
        raise _in_words(entry.registry, wrong.fields) from wrong


def _in_words(registry: str, fields: Mapping[str, str]) -> RegisterRefuses:
    register = catalogue.current().registries[registry]

    def named(path: str) -> Text:
        field = path.split(".", maxsplit=1)[0]
        return register.labels.get(field) or Text(dict.fromkeys(LANGUAGES, field or registry))

    return RegisterRefuses(register=register.name, places=[(named(path), key) for path, key in sorted(fields.items())])


def _record_before(who: Principal, case_id: UUID, entry: Entry) -> UUID | None:
    """The record that this one follows; of several the newest."""
    if not entry.values.get(entry.under):
        return None
    found = registries.lookup(
        entry.registry,
        entry.under,
        str(entry.values[entry.under]),
        who=who,
        purpose=PURPOSE,
        case_id=case_id,
        at=date.fromisoformat(entry.valid_from),
    )
    return max(found, key=lambda fact: fact.recorded_at).record_id if found else None
