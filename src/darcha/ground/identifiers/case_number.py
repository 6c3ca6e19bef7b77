"""The number of a case that people read aloud: year, region, serial, check digit. It opens nothing by itself."""

import re

from .check_digit import check_digit
from .errors import InvalidIdentifier

_FORM = re.compile(r"(\d{2})-?(\d{4})-?(\d{7,10})-?(\d)", re.ASCII)


def make(year: int, region: str, serial: int) -> str:
    """``26-1726-0048213-7``: ``region`` has four digits, the serial at least seven."""
    body = f"{year % 100:02d}{region}{serial:07d}"
    return f"{body[:2]}-{body[2:6]}-{body[6:]}-{check_digit(body)}"


def check(value: str) -> str:
    """The number in its usual form, however typed. Raises InvalidIdentifier: case-number-form, case-number-check."""
    found = _FORM.fullmatch(re.sub(r"[\s№–—]", "", value))
    if not found:
        raise InvalidIdentifier("case-number-form")
    year, region, serial, digit = found.groups()
    if check_digit(year + region + serial) != int(digit):
        raise InvalidIdentifier("case-number-check")
    return f"{year}-{region}-{serial}-{digit}"
