"""Central databases as the exchange offers them: schema, lookup keys, who may read what. Ignores records."""

import re
from collections.abc import Mapping

import jsonschema_rs

from ..rules.expressions import RECORD_VARIABLES
from ..types import Body, RegistryDefinition
from .checks.rule_words import compiled
from .mistakes import did_you_mean
from .national import Reader
from .nodes import Node
from .registry_fields import check_format, check_words

_OF_BODIES = ("bodies.yaml", "agency.yaml", "posts.yaml")  # a mistake there leaves the list of bodies short
_RECORD = re.compile(r"\brecord\.([A-Za-z_]\w*)")


def read_registries(reader: Reader, bodies: Mapping[str, Body]) -> dict[str, RegistryDefinition]:
    """Every registry by key."""
    found: dict[str, RegistryDefinition] = {}
    sure = not any(mistake.file.endswith(_OF_BODIES) for mistake in reader.report.mistakes)
    for folder in sorted(path for path in (reader.folder / "registries").glob("*") if path.is_dir()):
        root = reader.find(f"registries/{folder.name}/registry.yaml", "registry")
        if root is None:
            continue
        if sure:
            _check_holder(root, bodies)
        _check(root, folder.name)
        found[folder.name] = RegistryDefinition(
            key=root.get("key"),
            name=root.text("name"),
            holder=root.get("holder"),
            schema=root.get("schema"),
            keys=tuple(root.get("keys")),
            access={service: tuple(fields) for service, fields in root.get("access").items()},
            describes=root.get("describes"),
            roles=root.get("roles"),
            reliefs=root.get("reliefs", {}),
            labels={name: root.at("labels").text(name) for name, _ in root.pairs("labels")},
            written_by=tuple(root.get("written_by", ())),
        )
    return found


def _check_holder(root: Node, bodies: Mapping[str, Body]) -> None:
    if root.get("holder") not in bodies:
        root.at("holder").complain(
            f"There is no body “{root.get('holder')}”.", did_you_mean(root.get("holder"), bodies)
        )


def _check(root: Node, folder: str) -> None:
    if root.get("key") != folder:
        root.at("key").complain(f"The registry “{root.get('key')}” stands in the folder “{folder}”.")
    schema = root.at("schema")
    try:
        jsonschema_rs.Draft202012Validator(schema.value)
    except (ValueError, jsonschema_rs.ValidationError) as error:
        schema.complain(f"The schema of a record is not a JSON Schema: {str(error).splitlines()[0]}")
    fields = schema.value["properties"]
    for path in root.each("keys"):
        _check_path(path, fields)
    for _, path in root.pairs("roles"):
        _check_path(path, fields)
    for _, granted in root.pairs("access"):
        for name in granted.each():
            _check_path(name, fields)
    check_words(root, fields)
    for field, shape in schema.pairs("properties"):
        check_format(field, shape)
    for _, condition in root.pairs("reliefs"):
        if compiled(condition, RECORD_VARIABLES, yes_or_no=True):
            for unknown in set(_RECORD.findall(condition.value)) - set(fields):
                condition.complain(f"A record has no field “{unknown}”.", did_you_mean(unknown, fields))


def _check_path(path: Node, fields: Mapping[str, object]) -> None:
    first = path.value.split(".")[0].removesuffix("[]")
    if first not in fields:
        path.complain(f"A record has no field “{first}”.", did_you_mean(first, fields))
