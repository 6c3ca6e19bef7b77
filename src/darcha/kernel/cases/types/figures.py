"""A case as statistics may know it: codes and moments, nobody's name."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """``waited`` is the time from the start of the procedure to the decision, without the time in which the applicant
    was awaited; None while the case is open and for one that ended without a decision."""

    service_key: str
    region: str
    state: str
    received_at: datetime
    closed_at: datetime | None
    outcome: str
    waited: timedelta | None
