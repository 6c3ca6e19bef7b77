"""PINFL (JShShIR), the 14-digit personal number: sex, birth date, area, serial, check digit."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .check_digit import check_digit
from .errors import InvalidIdentifier

Sex = Literal["male", "female"]
_CENTURY = {1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000}


@dataclass(frozen=True, slots=True)
class Pinfl:
    """A valid PINFL and what its digits say."""

    value: str
    sex: Sex
    born_on: date


def check(value: str) -> Pinfl:
    """Parse a PINFL. Raises InvalidIdentifier: pinfl-form, pinfl-date, pinfl-area or pinfl-check."""
    digits = value.strip().replace(" ", "")
    if len(digits) != 14 or not (digits.isascii() and digits.isdigit()) or int(digits[0]) not in _CENTURY:
        raise InvalidIdentifier("pinfl-form")
    first = int(digits[0])
    try:
        born_on = date(_CENTURY[first] + int(digits[5:7]), int(digits[3:5]), int(digits[1:3]))
    except ValueError:
        raise InvalidIdentifier("pinfl-date") from None
    if digits[7:10] == "000" or digits[10:13] == "000":
        raise InvalidIdentifier("pinfl-area")
    if check_digit(digits[:13]) != int(digits[13]):
        raise InvalidIdentifier("pinfl-check")
    return Pinfl(digits, "male" if first % 2 else "female", born_on)


def make(sex: Sex, born_on: date, area: int, serial: int) -> str:
    """Compose a PINFL; for synthetic people. ``area`` and ``serial`` are 1 to 999."""
    first = {18: 1, 19: 3, 20: 5}[born_on.year // 100] + (sex == "female")
    body = f"{first}{born_on:%d%m%y}{area:03d}{serial:03d}"
    return body + str(check_digit(body))
