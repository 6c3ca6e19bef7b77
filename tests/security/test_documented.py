"""The page about security names tests that exist."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_every_test_that_the_page_names_is_there():
    said = (PROJECT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]*test_\w+\.py)`", said))
    there = [str(file) for folder in ("src", "tests") for file in (PROJECT / folder).rglob("test_*.py")]
    assert len(named) > 25
    assert sorted(name for name in named if not any(file.endswith("/" + name) for file in there)) == []
