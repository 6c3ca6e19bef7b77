"""An obvious slip in what a decision says: of the pen, of counting. Its substance stays: outcome, ground, article and
granted values are not among what is looked through. Ignores papers."""

from collections.abc import Mapping
from typing import Any

from ..errors import NeedsUnmet

CORRECTED = "corrected"  # the line on the timeline
LONGEST = 200  # letters: a slip, not another decision
_WRITTEN = ("text", "reply", "fact")  # what somebody wrote with their own hand


def put_right(decision: Mapping[str, Any], wrong: str, right: str) -> dict[str, Any]:
    """The decision with ``right`` wherever it says ``wrong``. Raises NeedsUnmet where it says it nowhere, and where
    nothing would change."""
    if wrong == right:
        raise NeedsUnmet(fields={"right": "cases.slip.same"})
    put = {key: str(decision[key]).replace(wrong, right) for key in _WRITTEN if wrong in str(decision.get(key) or "")}
    if not put:
        raise NeedsUnmet(fields={"wrong": "cases.slip.nowhere"})
    return {**decision, **put}
