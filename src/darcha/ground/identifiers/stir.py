"""STIR (TIN), the 9-digit taxpayer number. No check digit is published, so none is invented."""

from .errors import InvalidIdentifier


def check(value: str) -> str:
    """Nine digits, not starting with 0. Raises InvalidIdentifier: stir-form."""
    digits = value.strip().replace(" ", "")
    if len(digits) != 9 or not (digits.isascii() and digits.isdigit()) or digits[0] == "0":
        raise InvalidIdentifier("stir-form")
    return digits
