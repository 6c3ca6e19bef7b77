"""A case as statistics may know it: codes and moments, nobody's name."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """``waited`` is the time from the start of the procedure to the decision, without ``own``, the time in which the
    applicant was awaited; both None while the case is open and for one that ended without a decision. ``ends_at`` is
    the first moment after the term of an open case; None while no term runs."""

    service_key: str
    region: str
    state: str
    received_at: datetime
    closed_at: datetime | None
    outcome: str
    waited: timedelta | None
    own: timedelta | None = None
    ends_at: datetime | None = None
