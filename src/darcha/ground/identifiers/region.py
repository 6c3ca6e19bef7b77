"""Region and district codes (SOATO): 17RR and 17RRnnn. Which of them exist is pack data."""

import re

from .errors import InvalidIdentifier

_FORM = re.compile(r"17\d{2}([24]\d{2})?")


def check(value: str) -> str:
    """Four digits for a region, seven for a district or city. Raises InvalidIdentifier: region-form."""
    code = value.strip()
    if not code.isascii() or not _FORM.fullmatch(code):
        raise InvalidIdentifier("region-form")
    return code


def region_of(code: str) -> str:
    """The region of a district code; a region's own code unchanged."""
    return check(code)[:4]
