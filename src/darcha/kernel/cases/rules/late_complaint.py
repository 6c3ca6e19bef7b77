"""Whether a complaint to the superior comes in time: a year from learning of what it is about, unless the time is
restored for a good cause. It is registered in any case. Source: ORQ-445, article 22."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from darcha.kernel.catalogue.types import Procedure

from ..types import CaseFacts, Standing
from .occasions import NO_COMPLAINT
from .submission import COMPLAINT
from .term_durations import add_months

RESTORED = "time_restored"  # the line by which the year is restored
HEARD = frozenset({"answered", "added", "hearing_held", "hearing_missed"})  # the writer has spoken, or might have

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


def why_not_restored(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """Only complaints have the year, and it is restored once. Whether this one is late its answers say."""
    if case.kind != COMPLAINT:
        return NO_COMPLAINT
    return "restored-already" if case.time_restored else None


def is_heard(codes: Iterable[str]) -> bool:
    """Whether the writer could say why it is late: answered, wrote more, or was called to a hearing. Nobody's complaint
    is left as late unheard."""
    return bool(HEARD & frozenset(codes))
