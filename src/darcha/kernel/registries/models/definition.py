"""Registries as the packs describe them, their schemas compiled once. Ignores single records."""

from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from darcha.ground.identifiers import InvalidIdentifier, cadastre, phone, pinfl, plate, region, stir
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import RegistryDefinition

from ..errors import RecordInvalid, RegistryUnknown

_IDENTIFIERS = {
    "pinfl": pinfl.check,
    "stir": stir.check,
    "cadastre": cadastre.check,
    "plate": plate.check,
    "phone": phone.check,
    "region": region.check,
}
_compiled: dict[str, tuple[RegistryDefinition, jsonschema_rs.Validator]] = {}


def definition(registry: str) -> RegistryDefinition:
    """The registry as its pack describes it. Raises RegistryUnknown."""
    found = catalogue.current().registries.get(registry)
    if found is None:
        raise RegistryUnknown(registry=registry)
    return found


def definitions() -> Mapping[str, RegistryDefinition]:
    """Every registry by key."""
    return catalogue.current().registries


def register_of(kind: str) -> RegistryDefinition:
    """The register that says who persons (``person``) or entities (``entity``) are. Raises RegistryUnknown."""
    for found in definitions().values():
        if found.describes == kind:
            return found
    raise RegistryUnknown(registry=kind)


def check(registry: RegistryDefinition, data: Mapping[str, Any]) -> None:
    """Raises RecordInvalid, which names every place that does not fit the schema, never a value."""
    kept = _compiled.get(registry.key)
    if kept is None or kept[0] is not registry:
        kept = _compiled[registry.key] = (registry, _compile(registry))
    if kept[1].is_valid(data):
        return
    raise RecordInvalid(fields=dict(map(_place, kept[1].iter_errors(data))), registry=registry.key)


def _place(error: Any) -> tuple[str, str]:
    """Where it does not fit, and whether something is missing there or wrong."""
    missing = getattr(error.kind, "property", None)
    steps = [*error.instance_path, *([missing] if missing else [])]
    return ".".join(str(step) for step in steps), "registries.missing" if missing else "registries.invalid"


def _compile(registry: RegistryDefinition) -> jsonschema_rs.Validator:
    formats = {name: _holds(check_identifier) for name, check_identifier in _IDENTIFIERS.items()}
    return jsonschema_rs.validator_for(dict(registry.schema), validate_formats=True, formats=formats)


def _holds(check_identifier: Any) -> Any:
    def is_valid(value: str) -> bool:
        try:
            check_identifier(value)
        except InvalidIdentifier:
            return False
        return True

    return is_valid
