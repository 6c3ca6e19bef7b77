"""The legal entities that a person may act for, because the register of entities names them as head."""

from uuid import UUID

from darcha.kernel.identity.types import Mandate, PartyKind, PartyRef

from ..models.definition import register_of
from ..models.record_key import index_of
from ..rules.paths import value_at
from ._versions import by_keys, holding, versions_of


def organisations_headed_by(person_id: UUID) -> tuple[Mandate, ...]:
    """Every entity headed by the person today, by name; none for an unknown person."""
    people, entities = register_of("person"), register_of("entity")
    head = versions_of(person_id).filter(holding(None), registry=people.key).first()
    if head is None:
        return ()
    number = value_at(head.content, people.roles["number"])
    found = by_keys([index_of(entities.key, entities.roles["individual"], number)])
    mandates = (
        Mandate(
            PartyRef(_kind(version.content, entities.roles.get("foreign")), version.record_id),
            value_at(version.content, entities.roles["name"]),
        )
        for version in found
    )
    return tuple(sorted(mandates, key=lambda mandate: mandate.name))


def _kind(data: dict, foreign: str | None) -> PartyKind:
    return "foreign-entity" if foreign and data.get(foreign) is True else "entity"
