"""What the clock knows of a timeline's line. Ignores what a line says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a timeline, as far as the clock is concerned."""

    code: str
    at: datetime
    params: Mapping[str, Any] = field(default_factory=dict)
