"""What crosses the counter of oversight: breaches, causes, orders, and lines of the public table. Pure data."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID


class BreachKind(StrEnum):
    """How a body broke the law; the words are ``oversight.kind.<kind>``."""

    LATE = "late"  # the term ended without a decision
    OUTCOME_LATE = "outcome-late"  # what was decided on an objection was not carried out in its term
    CLARITY_LATE = "clarity-late"  # a question about a reply was not answered in its ten days
    UNFOUNDED_REFUSAL = "unfounded-refusal"  # a refusal that fell on objection
    UNFOUNDED_ACT = "unfounded-act"  # any other act that fell on objection
    RUNG_MISSED = "rung-missed"  # those whom the ladder names were told late, or not at all
    REGISTERED_LATE = "registered-late"  # a petition on paper was not registered on the day of its arrival
    ORDER_LATE = "order-late"  # an order of the inspectorate was not answered in time


UNDECIDED = (BreachKind.LATE, BreachKind.OUTCOME_LATE)  # a decision is owed


OrderState = Literal["waiting", "late", "answered", "answered-late", "settled"]


@dataclass(frozen=True, slots=True)
class BreachRow:
    """One breach as lists show it. ``number`` is that of the case, empty where there is none."""

    public_id: UUID
    kind: BreachKind
    body: str
    service_key: str
    number: str
    case_id: UUID | None
    ground: str
    at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class BreachPage:
    """A page by keyset; ``next`` is None on the last."""

    items: tuple[BreachRow, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """What repeats: so many breaches of one kind, by one body, in one service, on one ground."""

    body: str
    service_key: str
    kind: BreachKind
    ground: str
    times: int
    open: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order with its words, for the two sides of it."""

    public_id: UUID
    body: str
    service_key: str
    kind: str
    text: str
    answer: str
    given_at: datetime
    due_on: date
    answered_at: datetime | None
    settled_at: datetime | None
    state: OrderState


@dataclass(frozen=True, slots=True)
class KeptTerms:
    """Decisions in a service, whoever decided. ``share_in_time`` in per cent, None where there were too few to say."""

    decided: int
    share_in_time: float | None


@dataclass(frozen=True, slots=True)
class LeagueLine:
    """One body in the public table. ``share_in_time`` is in per cent, None where there were too few decisions to say;
    ``place`` then too."""

    body: str
    place: int | None
    decided: int
    share_in_time: float | None
    late_now: int
    refused: int
    judged: int
    annulled: int
    orders: int
    orders_late: int
