"""The party of an application as a pack's rules see it. Ignores how the registers were asked."""

from collections.abc import Mapping, Sequence
from typing import Any

from darcha.ground.rules import RuleError, compile_rule
from darcha.kernel.catalogue.types import FormSubject, RegistryDefinition
from darcha.kernel.identity.types import PartyKind

Records = Mapping[str, Sequence[Mapping[str, Any]]]


def subject_of(
    kind: PartyKind, facts: Records, registries: Mapping[str, RegistryDefinition], fallback_name: str = ""
) -> FormSubject:
    """``applicant`` is the record of the register that says who the party is, with ``name`` and ``phone`` by role."""
    described = "person" if kind == "individual" else "entity"
    applicant: dict[str, Any] = {"kind": kind, "name": fallback_name}
    for key, records in facts.items():
        definition = registries.get(key)
        if definition is None or definition.describes != described or not records:
            continue
        applicant.update(records[0])
        for role in ("number", "name", "phone", "document"):
            path = definition.roles.get(role)
            if path and records[0].get(path) is not None:
                applicant[role] = records[0][path]
    return FormSubject(party=kind, facts=facts, applicant=applicant, reliefs=_reliefs(kind, facts, registries))


def _reliefs(kind: PartyKind, facts: Records, registries: Mapping[str, RegistryDefinition]) -> tuple[str, ...]:
    """Reliefs that the registers confirm; only natural persons have any."""
    if kind != "individual":
        return ()
    return tuple(
        relief
        for key, records in sorted(facts.items())
        if key in registries
        for relief, condition in sorted(registries[key].reliefs.items())
        if any(_holds(condition, record) for record in records)
    )


def _holds(condition: str, record: Mapping[str, Any]) -> bool:
    try:
        return compile_rule(condition, {"record": "map"})({"record": dict(record)}) is True
    except RuleError:
        return False  # a field that was not granted confirms nothing
