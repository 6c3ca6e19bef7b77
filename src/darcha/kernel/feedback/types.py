"""What crosses the counter of feedback: a rating, a service's score."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Rating:
    """What one applicant said after the result: 1 to 5 stars, and words if they liked to."""

    stars: int
    words: str
    rated_at: datetime


@dataclass(frozen=True, slots=True)
class Score:
    """How a service is rated: the mean to one place with the number of raters; no mean while nobody has rated."""

    raters: int
    mean: Decimal | None
