"""What a decision enters in a register, and an entry that is left for a person to make."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """``under``: the key whose record this one follows, empty where it is always a new one. ``valid_from`` in ISO."""

    registry: str
    under: str
    values: Mapping[str, Any]
    source: str
    valid_from: str


@dataclass(frozen=True, slots=True)
class EntryLeft:
    """A case was decided, and its register did not take the entry. Names nobody."""

    number: str
    registry: str
    since: datetime
