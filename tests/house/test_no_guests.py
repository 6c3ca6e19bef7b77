"""The kernel knows no guest: no service or agency by name in the code. Ports upward are listed."""

import ast
import re

from darcha.config import map as house_map

PACKS = house_map.PROJECT_DIR / "packs"
SANCTIONED_PORTS_UPWARD = {
    # identity stands lowest and must ask higher rooms; config binds these to their counters.
    "identity": {"PersonFacts", "Mandates", "CodeSender", "Reaches"},
}


def guests() -> set[str]:
    services = {path.parent.name for path in PACKS.glob("agencies/*/services/*/service.yaml")}
    agencies = {path.parent.name for path in PACKS.glob("agencies/*/agency.yaml")}
    registries = {path.parent.name for path in PACKS.glob("registries/*/registry.yaml")}
    return services | agencies | {name for name in registries if "-" in name}


def named_guests(source: str, names: set[str]) -> set[str]:
    """Guests that the code names in its strings; prose in comments and docstrings may give examples."""
    tree = ast.parse(source)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    strings = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
    return {name for name in names for text in strings if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)}


def test_no_service_agency_or_registry_is_named_in_the_code():
    names = guests()
    assert len(names) > 6
    found = {
        str(file.relative_to(house_map.SOURCES)): sorted(hits)
        for file in house_map.SOURCES.rglob("*.py")
        if "tests" not in file.parts and (hits := named_guests(file.read_text("utf-8"), names))
    }
    assert found == {}


def test_a_named_guest_is_noticed():
    assert named_guests('KEY = "window-tint-permit"', {"window-tint-permit"}) == {"window-tint-permit"}


def test_packs_hold_no_code():
    assert [str(file) for file in PACKS.rglob("*.py")] == []


def test_ports_that_point_upward_are_listed():
    found: dict[str, set[str]] = {}
    for room, ports in SANCTIONED_PORTS_UPWARD.items():
        tree = ast.parse((house_map.SOURCES / "kernel" / room / "ports.py").read_text("utf-8"))
        found[room] = {
            node.name
            for node in tree.body
            if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "Protocol" for base in node.bases)
        }
        assert found[room] == ports
    upward = {path.parent.name for path in (house_map.SOURCES / "kernel").glob("*/ports.py")}
    allowed_to_connectors = {"documents", "payments", "notifications"}
    assert upward - allowed_to_connectors == set(SANCTIONED_PORTS_UPWARD)
