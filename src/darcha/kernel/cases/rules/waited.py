"""How long an applicant really waited for a decision, by the wall clock. Ignores lawful terms: those are ``term``."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from .clock import Happened


class TimeSpent(NamedTuple):
    """``waited`` for the body; ``own``: the time between a question of the body and its answer is the applicant's."""

    waited: timedelta
    own: timedelta


def time_spent(registered_at: datetime, closed_at: datetime, happened: Iterable[Happened]) -> TimeSpent:
    """From registration, or from payment where a fee was due, to the decision. Neither is ever below zero."""
    begun, asked_at = registered_at, None
    own = timedelta()
    for line in sorted(happened, key=lambda each: each.at):
        if line.code == "paid":
            begun, own, asked_at = max(begun, line.at), timedelta(), None
        elif line.code == "asked" and asked_at is None:
            asked_at = line.at
        elif line.code == "answered" and asked_at is not None:
            own += line.at - asked_at
            asked_at = None
    if asked_at is not None:
        own += closed_at - asked_at
    return TimeSpent(max(timedelta(), closed_at - begun - own), own)
