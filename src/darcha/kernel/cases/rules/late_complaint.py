"""Whether a complaint to the superior comes in time: a year from learning of what it is about, unless the time is
restored for a good cause. It is registered in any case. Source: ORQ-445, article 22."""

from datetime import date
from typing import Literal

from .term_durations import add_months

YEAR = 12  # months
Timeliness = Literal["in-time", "restored", "late"]


def last_day(learned_on: date) -> date:
    """The last day of the year that begins with learning of it."""
    return add_months(learned_on, YEAR)


def timeliness(learned_on: date | None, filed_on: date, *, restored: bool = False) -> Timeliness:
    """Who does not say since when he knows is believed to be in time: the law asks for no proof."""
    if learned_on is None or filed_on <= last_day(learned_on):
        return "in-time"
    return "restored" if restored else "late"
