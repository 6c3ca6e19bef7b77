"""The counter of feedback: rate, complain, ask how a service is rated."""

from .commands.complain import complain
from .commands.rate import rate
from .errors import AlreadyRated, NotYetRatable, StarsOutOfRange, WordsMissing
from .queries.count_complaints import count_complaints
from .queries.find_rating import find_rating
from .queries.score_of import score_of, scores_of
from .types import Rating, Score

__all__ = [
    "AlreadyRated",
    "NotYetRatable",
    "Rating",
    "Score",
    "StarsOutOfRange",
    "WordsMissing",
    "complain",
    "count_complaints",
    "find_rating",
    "rate",
    "score_of",
    "scores_of",
]
