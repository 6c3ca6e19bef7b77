"""The pure rules: paths into records."""

import pytest

from darcha.kernel.registries.rules.access import limited
from darcha.kernel.registries.rules.paths import value_at, values_at

RECORD = {
    "stir": "301234567",
    "year": 2020,
    "empty": "",
    "home": {"city": "Nukus"},
    "owners": [{"pinfl": "1"}, {"pinfl": "2"}, {"stir": "3"}, {"pinfl": "1"}],
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("stir", ["301234567"]),
        ("home.city", ["Nukus"]),
        ("owners[].pinfl", ["1", "2"]),
        ("owners[].stir", ["3"]),
        ("owners.pinfl", []),
        ("home[].city", []),
        ("year", []),
        ("empty", []),
        ("stir.deeper", []),
        ("nowhere[].at", []),
    ],
)
def test_values_at(path: str, found: list[str]) -> None:
    assert values_at(RECORD, path) == found
    assert value_at(RECORD, path) == (found[0] if found else "")


def test_limited_keeps_only_what_is_granted_and_there() -> None:
    assert limited(RECORD, ("stir", "absent")) == {"stir": "301234567"}
    assert limited(RECORD, None) == RECORD
