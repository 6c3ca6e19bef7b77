"""Finding versions that hold on a day. Knows nothing of rights: only the questions beside it may use it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from darcha.ground import clock
from darcha.kernel.catalogue.types import RegistryDefinition

from ..models import Record, RecordKey
from ..models.definition import definitions, register_of
from ..models.record_key import index_of
from ..rules.access import limited
from ..rules.paths import values_at
from ..types import Fact


def holding(on: date | None, prefix: str = "") -> Q:
    """That the version holds on the day; today when none is given."""
    day = on or clock.today()
    begun = Q(**{f"{prefix}valid_from__lte": day})
    return begun & (Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gt": day}))


def by_keys(indexes: Iterable[bytes], on: date | None = None) -> list[Record]:
    """Versions under any of those blind indexes, oldest record first, each once."""
    keys = RecordKey.objects.filter(holding(on, "record__"), index__in=list(indexes)).select_related("record")
    found = {key.record_id: key.record for key in keys}
    return sorted(found.values(), key=lambda version: version.record_id)


def versions_of(record_id: UUID) -> QuerySet[Record]:
    """Every version of a record, oldest first; ended ones that never held stand before what replaced them."""
    return Record.objects.filter(record_id=record_id).order_by("valid_from", "recorded_at", "id")


def as_fact(version: Record, fields: Iterable[str] | None) -> Fact:
    """The version with only the granted fields."""
    return Fact(
        registry=version.registry,
        record_id=version.record_id,
        data=limited(version.content, fields),
        source=version.source,
        recorded_at=version.recorded_at,
        valid_from=version.valid_from,
        valid_to=version.valid_to,
    )


def parties_in(versions: Iterable[Record]) -> list[UUID]:
    """Records of the persons and entities that those versions are about, in one statement."""
    found: dict[UUID, None] = {}
    indexes: list[bytes] = []
    for version in versions:
        described = definitions()[version.registry]
        if described.describes is not None:
            found[version.record_id] = None
            continue
        indexes += _party_indexes(described, version.content)
    if indexes:
        found |= dict.fromkeys(version.record_id for version in by_keys(indexes))
    return list(found)


def _party_indexes(described: RegistryDefinition, data: dict) -> Iterable[bytes]:
    for role, register in (("individual", "person"), ("entity", "entity")):
        if role in described.roles:
            registrar = register_of(register)
            for number in values_at(data, described.roles[role]):
                yield index_of(registrar.key, registrar.roles["number"], number)
