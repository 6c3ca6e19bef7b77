"""When a service may be rated and with what; how a mean is shown. Ignores who keeps the ratings."""

from decimal import ROUND_HALF_UP, Decimal

from darcha.ground.text import canonical

from ..errors import NotYetRatable, StarsOutOfRange, WordsMissing
from ..types import Score

RATABLE = frozenset({"completed", "refused"})  # there is a result; a withdrawn or unpaid case has none
MOST_STARS = 5
LONGEST = 2_000


def check_rating(state: str, stars: int) -> None:
    """Raises NotYetRatable, StarsOutOfRange."""
    if state not in RATABLE:
        raise NotYetRatable
    if not 1 <= stars <= MOST_STARS:
        raise StarsOutOfRange(fields={"stars": "refusal.stars-out-of-range"})


def cleaned(words: str) -> str:
    """Trimmed, at most a page."""
    return canonical(words).strip()[:LONGEST]


def check_complaint(words: str) -> str:
    """The words of a complaint. Raises WordsMissing."""
    said = canonical(words).strip()
    if not said or len(said) > LONGEST:
        raise WordsMissing(fields={"words": "refusal.complaint-words"})
    return said


def score(raters: int, stars: int) -> Score:
    """The mean of ``stars`` in all over ``raters``, half up to one place."""
    if not raters:
        return Score(0, None)
    return Score(raters, (Decimal(stars) / raters).quantize(Decimal("0.1"), ROUND_HALF_UP))
