"""Petitions that came on paper or were said aloud: how one arrived, who is behind it, what is given to the writer."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from darcha.kernel.catalogue.types import Service

from .lists import CaseRow
from .parts import TimelineEntry
from .receipt import Receipt

Way = Literal["post", "in-person", "oral"]
SLIP = "cases.slip"  # the purpose of the index by which a slip is found
WAYS: tuple[Way, ...] = ("post", "in-person", "oral")


@dataclass(frozen=True, slots=True)
class Arrival:
    """``on`` is the day on which it came to the body; None: now. ``is_signed`` is said of what is written,
    ``is_confirmed`` of what was spoken, written down and read back."""

    way: Way
    on: date | None = None
    is_signed: bool = False
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Writer:
    """As the petition names its writer; all of it may be missing. With ``number`` (and a person's ``document``) the
    registers are asked who that is. Personal data: only ever kept sealed."""

    kind: Literal["individual", "entity"] = "individual"
    name: str = ""
    number: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """``code`` follows the petition without an account; it is told once and kept as a hash, so a repeat has none.
    ``body`` is the one that answers now, ``about_itself`` whether it is not the one that registered, because the
    petition complains about that one. ``days_late`` counts calendar days since it should have been registered."""

    receipt: Receipt
    code: str
    body: str
    about_itself: bool
    days_late: int
    case_id: UUID


@dataclass(frozen=True, slots=True)
class Followed:
    """What the code of a slip shows: where the petition stands, and nothing of who wrote what."""

    row: CaseRow
    service: Service
    timeline: tuple[TimelineEntry, ...]
