"""The schemas of pack files leave no room for keys that nobody reads."""

import json

import jsonschema_rs
import pytest

from .project import PACKS

SCHEMAS = sorted((PACKS / "schema").glob("*.json"))


def objects(node, name=""):
    if isinstance(node, dict):
        if node.get("type") == "object" and "properties" in node:
            yield name, node
        for key, value in node.items():
            yield from objects(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value, name)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_a_schema_is_closed_and_valid(path):
    schema = json.loads(path.read_text("utf-8"))
    jsonschema_rs.meta.validate(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    for name, node in objects(schema):
        assert "additionalProperties" in node or path.stem == "registry", name


def test_every_file_of_the_packs_has_a_schema():
    assert {"service", "form", "procedure", "fees", "document", "notice", "text", "example"} <= {
        path.stem for path in SCHEMAS
    }
