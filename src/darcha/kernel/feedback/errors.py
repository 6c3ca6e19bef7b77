"""Refusals of feedback."""

from darcha.ground.refusals import Refusal


class StarsOutOfRange(Refusal):
    """A rating has one to five stars."""

    code = "stars-out-of-range"


class NotYetRatable(Refusal):
    """A service is rated after its result, by the one who applied."""

    code = "not-yet-ratable"


class AlreadyRated(Refusal):
    """One case is rated once."""

    code = "already-rated"


class WordsMissing(Refusal):
    """A complaint needs words, and not more than a page of them."""

    code = "complaint-words"
