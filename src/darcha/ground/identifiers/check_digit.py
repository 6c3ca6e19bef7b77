"""The 7-3-1 check digit of ICAO Doc 9303, used by the PINFL and by case numbers. Digits only."""

from itertools import cycle


def check_digit(digits: str) -> int:
    """Sum of digits weighted 7, 3, 1 repeating, modulo 10."""
    return sum(int(digit) * weight for digit, weight in zip(digits, cycle((7, 3, 1)), strict=False)) % 10
