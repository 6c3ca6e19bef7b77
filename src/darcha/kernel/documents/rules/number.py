"""The number of a paper: for people to name it by. Opens nothing. Ignores where the serial comes from."""

from datetime import date

from darcha.ground.identifiers.check_digit import check_digit


def document_number(issued_on: date, serial: int) -> str:
    """``H26-0000123-4``: year, serial, check digit over both. ``serial`` is positive and never used twice."""
    digits = f"{issued_on.year % 100:02d}{serial:07d}"
    return f"H{digits[:2]}-{digits[2:]}-{check_digit(digits)}"
