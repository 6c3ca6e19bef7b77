"""All that one service may know of one party, from every registry that grants it something. One statement, or two."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from darcha.kernel.exchange.api import record_access
from darcha.kernel.identity.types import PartyRef, Principal

from ..models.definition import definitions, register_of
from ..rules.party import is_own, register_kind, role_of
from ..types import Fact, PartyFacts
from ._party_versions import party_versions
from ._versions import as_fact


def party_facts(
    service: str,
    party: PartyRef,
    *,
    who: Principal,
    purpose: str = "",
    case_id: UUID | None = None,
    at: date | None = None,
    only: Collection[str] | None = None,
) -> PartyFacts:
    """Facts with their sources, of the registries in ``only`` if they are named. A person who reads their own (or acts
    for the party) leaves no line; everybody else leaves one for each registry read. An unknown party has no facts.
    Raises exchange's PurposeNeeded."""
    registrar = register_of(register_kind(party.kind))
    granting = {
        key: described.access[service]
        for key, described in definitions().items()
        if described.access.get(service) and role_of(party.kind) in described.roles and (only is None or key in only)
    }
    paths = {key: definitions()[key].roles[role_of(party.kind)] for key in granting}
    found = party_versions(registrar, party.id, paths, at)
    if found is None:
        return PartyFacts()
    if not is_own(who, party):
        for key, fields in granting.items():
            record_access(
                who,
                person_id=party.id,
                registry_or_case=key,
                purpose=purpose,
                case_id=case_id,
                fields=fields,
            )
    by_registry: dict[str, list[Fact]] = {key: [] for key in granting}
    for version in found[1]:
        by_registry[version.registry].append(as_fact(version, granting[version.registry]))
    return PartyFacts({key: tuple(facts) for key, facts in by_registry.items()})


def facts_for_form(
    service: str,
    party: PartyRef,
    *,
    who: Principal,
    purpose: str = "",
    case_id: UUID | None = None,
    at: date | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """``party_facts`` as plain data: registry key to the list of its records, granted fields only."""
    return party_facts(service, party, who=who, purpose=purpose, case_id=case_id, at=at).as_data()
