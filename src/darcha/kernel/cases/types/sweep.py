"""What one run of the sweep has done, in counts. Names nobody."""

from dataclasses import dataclass


@dataclass(slots=True)
class Swept:
    """``cases`` were looked at, ``failed`` of them are left for the next minute."""

    cases: int = 0
    rungs: int = 0
    decided: int = 0
    failed: int = 0
