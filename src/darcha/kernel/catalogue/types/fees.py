"""What a service costs, by date: dated values with the act behind each. Ignores who has paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from darcha.ground.text import Text

from .dated import Dated

Payer = Literal["individual", "entity", "foreign-entity"]
Channel = Literal["portal", "centre"]


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
    """A relief in per cent of the full rate, by date. Only the best single one counts; none while no share is in
    force."""

    code: str
    text: Text
    shares: tuple[Dated[int], ...]
    channel: Channel | None = None  # set: given to everybody through this channel
    relief: str | None = None  # set: given to holders of this registry relief, individuals only


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
