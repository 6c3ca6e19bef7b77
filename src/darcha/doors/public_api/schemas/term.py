"""A term and how it was counted."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema


class DueOut(Schema):
    """``due_on`` (to 24:00 of that day, Tashkent) or ``due_at``; both null while no term runs. ``derivation_url`` to
    read how it was counted, ``sheet_url`` to ask (POST) for the same on a sealed PDF."""

    due_on: date | None = None
    due_at: datetime | None = None
    starts_on: date | None = None
    stopped: bool = False
    confirmed: bool = True
    derivation_url: str
    sheet_url: str


class WhyOut(Schema):
    code: str
    text: str


class GroundOut(Schema):
    code: str | None = None
    text: str


class DayOut(Schema):
    """One day of the term: counted or skipped, why, and by which act. ``special`` names a holiday that counts."""

    on: date
    counted: bool
    why: WhyOut
    special: str | None = None
    ref: str | None = None
    confirmed: bool = True


class DueWithDays(DueOut):
    derivation: list[DayOut]


class StopOut(Schema):
    """The clock stood between these moments; ``until`` is null while it stands."""

    since: datetime
    until: datetime | None = None
    ground: GroundOut


class EditionOut(Schema):
    """What the law has changed of a term, as it was in force when the term started, and by which act."""

    of: Literal["length", "then", "extension"]
    value: str
    act: str
    valid_from: date
    confirmed: bool


class ExtensionOut(Schema):
    at: datetime
    by: str


class Derivation(Schema):
    """``summary`` is the same in sentences; ``remaining`` while the clock stands, in days, or in minutes where the term
    counts hours."""

    summary: list[str]
    remaining: int | None = None
    stops: list[StopOut]
    extensions: list[ExtensionOut]
    editions: list[EditionOut]
    registered_at: datetime | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    starts_on: date | None = None
    confirmed: bool
    stopped: bool
    rule: str
    article: str
    registration: list[DayOut]
    derivation: list[DayOut]
