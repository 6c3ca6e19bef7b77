"""The legal risk of a case: time left against work left. Ignores how the end of the term was counted.

Work left is a share of the whole lawful term, by how far the case has come. Its last moment to begin, the end less the
work left, is what inboxes are ordered by: time left minus work left, said as a moment, so that the order holds still
while time passes. A case of one day's term that nobody has touched stands before one that ends sooner and is nearly
done. The database computes the same for its indexes: ``Case.begin_by``.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from ..types import CaseState

# Nothing is read yet; it is being considered; the question is out and the decision is still to be written.
WORK_LEFT: Mapping[CaseState, float] = {
    CaseState.NEW: 0.5,
    CaseState.IN_PROGRESS: 0.25,
    CaseState.AWAITING_APPLICANT: 0.125,
}
Risk = Literal["over", "begin-now", "near", "calm"]
_NEAR = 0.5  # of the time between arrival and the last moment to begin is gone


def begin_by(state: CaseState, since: datetime, ends_at: datetime) -> datetime:
    """The last moment to begin what is left; ``since``: registration, or arrival before it. What nobody works on any
    more has no work left."""
    return ends_at - (ends_at - since) * WORK_LEFT.get(state, 0.0)


def risk(state: CaseState, since: datetime, ends_at: datetime, now: datetime) -> Risk:
    """``over``: the term has ended; ``begin-now``: less time is left than work; ``near``: half of the time that could
    be waited is gone."""
    if ends_at <= now:
        return "over"
    last = begin_by(state, since, ends_at)
    if last <= now:
        return "begin-now"
    return "near" if now - since >= (last - since) * _NEAR else "calm"
