"""When a petition repeats an earlier one or doubles one that is pending. Source: ORQ-445, articles 25 and 30.

That the substance is the same, and the arguments not new, is for the officer to say; everything else is judged here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from rapidfuzz import fuzz

from darcha.ground.text import fold

Ended = Literal["", "replied", "refused", "unconsidered", "terminated"]
MAY_REPEAT = "may_repeat"  # the line that flags one at arrival; what follows from it is for people to decide
FLAGGED_AMONG = 10  # so many of the writer's latest letters are compared
_FEW_WORDS = 3
_ALIKE = 80  # per cent of likeness, whatever the order of the words; a longer letter may hold the shorter one
ANSWERED = frozenset({"replied", "refused", "approved", "terminated"})  # outcomes after which a repeat says nothing new


@dataclass(frozen=True, slots=True)
class Letter:
    """A case as its neighbours see it: whose, which service, when, open or how it ended."""

    id: UUID
    party: tuple[str, UUID]
    service_key: str
    received_at: datetime
    outcome: str  # empty while it is open
    is_closed: bool


def why_not_joined(case: Letter, first: Letter) -> str | None:
    """Why a double cannot be joined to the first (``cases.why_not.<code>``): only to one of the same writer, received
    before and still pending."""
    if case.id == first.id:
        return "join-itself"
    if (case.party, case.service_key) != (first.party, first.service_key):
        return "join-another-writer"
    if first.is_closed:
        return "join-first-closed"
    return "join-first-is-later" if first.received_at > case.received_at else None


def why_no_repeat(case: Letter, earlier: Letter) -> str | None:
    """Why a case is no repeat of the earlier one (``cases.why_not.<code>``): it must be the same writer's, older, and
    answered in substance."""
    if case.id == earlier.id:
        return "repeat-of-itself"
    if (case.party, case.service_key) != (earlier.party, earlier.service_key):
        return "repeat-another-writer"
    if earlier.received_at >= case.received_at:
        return "repeat-of-later"
    return None if earlier.is_closed and earlier.outcome in ANSWERED else "repeat-unanswered"


def tells_of_termination(earlier: Letter | None) -> bool:
    """The writer is told once that the correspondence has ended; what repeats after that is closed silently."""
    return earlier is None or earlier.outcome != "terminated"


def same_subject(text: str, earlier: str) -> bool:
    """Whether two letters are so much alike that somebody should look, in whichever script. No proof of anything."""
    ours, theirs = fold(text), fold(earlier)
    if min(len(ours), len(theirs)) < _FEW_WORDS:
        return bool(ours) and ours == theirs
    return fuzz.token_set_ratio(" ".join(ours), " ".join(theirs)) >= _ALIKE


def may_repeat(case: Letter, text: str, earlier: Iterable[tuple[Letter, str]]) -> Letter | None:
    """The first of the earlier letters, in the order given, that this one may double or repeat."""
    for letter, said in earlier:
        fits = why_not_joined(case, letter) is None or why_no_repeat(case, letter) is None
        if fits and same_subject(text, said):
            return letter
    return None
