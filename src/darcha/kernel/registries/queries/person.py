"""Who a person or a party is, by record: name and phone for the platform's own dealings with them."""

from uuid import UUID

from darcha.kernel.identity.types import PartyRef, PersonFact

from ..models.definition import register_of
from ..rules.party import register_kind
from ..rules.paths import value_at
from ._versions import holding, versions_of


def person(person_id: UUID) -> PersonFact | None:
    """Name and registered phone of a person; None when the register does not know them today."""
    register = register_of("person")
    version = versions_of(person_id).filter(holding(None), registry=register.key).first()
    if version is None:
        return None
    return PersonFact(
        person_id=person_id,
        name=value_at(version.content, register.roles["name"]),
        phone=value_at(version.content, register.roles["phone"]) or None,
    )


def party_name(party: PartyRef) -> str:
    """The registered name of a person or entity; empty when unknown today."""
    register = register_of(register_kind(party.kind))
    version = versions_of(party.id).filter(holding(None), registry=register.key).first()
    return value_at(version.content, register.roles["name"]) if version else ""
