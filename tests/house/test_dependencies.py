"""What is declared is explained, what is imported is declared. Ignores versions: those are locked."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from darcha.config import map as house_map

ROOT = house_map.PROJECT_DIR
OURS = {"darcha", "tests", "bench", "faults"}
LISTS = {
    "run": ROOT / "requirements.in",
    "test": ROOT / "requirements-dev.in",
    "mutants": ROOT / "requirements-mutants.in",  # in an environment of its own
}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(which: str) -> set[str]:
    lines = (line.split("#")[0].strip() for line in LISTS[which].read_text("utf-8").splitlines())
    return {normal(re.split(r"[\[<>=!~; ]", line)[0]) for line in lines if line and not line.startswith("-")}


def explained() -> list[str]:
    text = (ROOT / "docs/dependencies.md").read_text("utf-8")
    rows = re.findall(r"^\| ([A-Za-z][^|(]*?)(?: \([^|]*\))? \|", text, re.M)
    return [normal(row) for row in rows if row != "library"]


def imported(*, tests: bool) -> set[str]:
    """Libraries whose modules our files name, in tests or outside of them."""
    owners = packages_distributions()
    found = set()
    for file in [*ROOT.glob("src/**/*.py"), *ROOT.glob("tests/**/*.py"), ROOT / "conftest.py"]:
        of_tests = "tests" in file.relative_to(ROOT).parts or file.name == "conftest.py"
        if of_tests != tests or file == ROOT / "src/darcha/config/testing.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            tops = {name.split(".")[0] for name in names} - OURS - sys.stdlib_module_names
            found |= {normal(owners.get(top, [top])[0]) for top in tops}
    return found


def test_every_library_has_a_row_and_every_row_a_library():
    assert sorted(explained()) == sorted(declared("run") | declared("test") | declared("mutants"))


@pytest.mark.parametrize("tests", [False, True], ids=["product", "tests"])
def test_what_is_imported_is_declared(tests):
    known = declared("run") | (declared("test") if tests else set())
    assert imported(tests=tests) - known == set()


@pytest.mark.parametrize("which", LISTS)
def test_what_is_declared_is_locked(which):
    locked = LISTS[which].with_suffix(".txt").read_text("utf-8")
    assert declared(which) <= {normal(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", locked, re.M)}


def test_what_runs_is_what_was_tested():
    run, tested, mutated = (set(pins(path.with_suffix(".txt"))) for path in LISTS.values())
    assert run - tested == set()
    assert tested - mutated == set()


def pins(lock: Path) -> list[tuple[str, str]]:
    """Name and version of each library in a lock, with its marker."""
    return re.findall(r"^([A-Za-z0-9._-]+)==(.*?) *\\?$", lock.read_text("utf-8"), re.M)
