"""Terms and calendars that the tests of the legal clock share."""

from datetime import date, time
from functools import cache
from pathlib import Path

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.cases.rules.term_events import parse_event
from darcha.kernel.cases.types.term import TermEvent
from darcha.kernel.catalogue.packs.calendars import load_calendars
from darcha.kernel.catalogue.types import Term, WorkingCalendar

PACKS = Path(__file__).parents[5] / "packs"
WORDS = Text(dict.fromkeys(LANGUAGES, "words"))


def term(length: int, unit: str, starts_at: str, **more: object) -> Term:
    """A term of the test's own making."""
    return Term("t", length, unit, starts_at, "article", WORDS, **more)  # type: ignore[arg-type]


APPEAL = term(15, "calendar-days", "registration", roll="next_working_day", extension_at_most="P1M")
PROPOSAL = term(1, "months", "registration", roll="next_working_day")
TINT = term(2, "working-hours", "payment", extension_at_most="PT4H", stops_on=("asked",))
HOUSING = term(1, "working-days", "payment")


@cache
def calendar(kind: str = "five") -> WorkingCalendar:
    """The national calendar."""
    return load_calendars(PACKS / "national" / "calendars").weeks[kind]


PLAIN = WorkingCalendar("five", time(9), time(18), date(2100, 12, 31))  # no holiday at all


def events(*texts: str) -> list[TermEvent]:
    """Events as people write them."""
    return [parse_event(text) for text in texts]
