"""What a service costs, by date: dated values with the act behind each. Ignores who has paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from darcha.ground.text import Text

T = TypeVar("T")
Payer = Literal["individual", "entity", "foreign-entity"]
Channel = Literal["portal", "centre"]


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value in force from a day on, by an act; it ends where the next begins, or after ``valid_to`` when set."""

    value: T
    valid_from: date
    act: str
    valid_to: date | None = None
    confirmed: bool = True


def in_force(values: Sequence[Dated[T]], on: date) -> Dated[T] | None:
    """The value in force on that day, from values sorted by ``valid_from``; None before the first, after the last."""
    found = None
    for value in values:
        if value.valid_from > on:
            break
        found = value
    if found is None or (found.valid_to is not None and on > found.valid_to):
        return None
    return found


@dataclass(frozen=True, slots=True)
class Rate:
    """A multiple of the base unit (BHM) for one payer and answers. The first rate whose ``when`` holds applies."""

    code: str
    text: Text
    payers: tuple[Payer, ...]
    bhm: Decimal
    when: str | None = None  # CEL over answers, facts, applicant
    act: str = ""


@dataclass(frozen=True, slots=True)
class Reduction:
    """A relief in per cent of the full rate. Only the best single one counts."""

    code: str
    text: Text
    percent: int
    act: str
    channel: Channel | None = None  # set: given to everybody through this channel
    relief: str | None = None  # set: given to holders of this registry relief, individuals only
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Beneficiary:
    account: str
    name: Text
    percent: Decimal


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """``rates`` dated as a whole; an empty schedule means that the service is free."""

    rates: tuple[Dated[tuple[Rate, ...]], ...] = ()
    reductions: tuple[Reduction, ...] = ()
    beneficiaries: tuple[Beneficiary, ...] = ()
    refund_on_refusal: bool = False
    refund_text: Text | None = None

    @property
    def is_free(self) -> bool:
        return not self.rates


@dataclass(frozen=True, slots=True)
class FeeLine:
    code: str
    text: Text
    amount: int
    act: str
    counted: bool = True  # considered lines that did not win are shown, not counted
    confirmed: bool = True  # False: the rate or the base unit was not read in an official text


@dataclass(frozen=True, slots=True)
class FeeQuote:
    """Total in whole soʻm with the derivation: every line considered, with its act."""

    total: int
    lines: tuple[FeeLine, ...]
    on: date
    currency: str = "UZS"
