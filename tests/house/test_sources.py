"""What may not stand in any file: machine paths, registry hosts, secrets, unfinished work without an owner."""

import re
import subprocess

import pytest

from darcha.config import map as house_map

# Put together here, so that this file does not hold what it looks for.
HOSTS = re.compile("|".join(["pypi" + r"\.org", "pythonhosted" + r"\.", "npmjs" + r"\.", "registry" + r"\.npm"]))
MACHINE = re.compile(r"(?<![\w.-])/(?:wo" + r"rk|fa" + r"rm)/")
UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|X" + r"XX)\b")


def tracked() -> list:
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=house_map.PROJECT_DIR,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    files = [house_map.PROJECT_DIR / name for name in names]
    return [file for file in files if file.is_file() and file.suffix not in {".png", ".pdf", ".woff2"}]


@pytest.mark.parametrize(
    ("what", "pattern"),
    [("hosts", HOSTS), ("machine", MACHINE), ("unfinished", UNFINISHED)],
    ids=lambda value: str(value)[:8],
)
def test_nothing_of_the_kind_stands_in_a_file(what, pattern):
    found = [
        str(file.relative_to(house_map.PROJECT_DIR))
        for file in tracked()
        if pattern.search(file.read_text("utf-8", errors="replace"))
    ]
    assert found == []


def test_no_shell_and_no_eval():
    loose = re.compile(r"shell=True|os\.system\(|\beval\(|\bexec\(|pickle\.|yaml\.load\(")
    found = [
        str(file)
        for file in house_map.SOURCES.rglob("*.py")
        if "tests" not in file.parts and loose.search(file.read_text("utf-8").replace("._expression.eval(", ""))
    ]
    assert found == []
