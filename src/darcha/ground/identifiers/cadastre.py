"""Cadastre numbers: six groups of digits, with further groups for buildings and flats."""

import re

from .errors import InvalidIdentifier

_FORM = re.compile(r"\d{2}:\d{2}:\d{2}:\d{2}:\d{2}:\d{4}(:\d{3,4}){0,4}")


def check(value: str) -> str:
    """``10:07:02:01:04:0123`` or with further groups. Raises InvalidIdentifier: cadastre-form."""
    number = value.strip().replace(" ", "")
    if not number.isascii() or not _FORM.fullmatch(number):
        raise InvalidIdentifier("cadastre-form")
    return number
