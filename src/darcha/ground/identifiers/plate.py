"""Vehicle plates since 2008: region and the holder's pattern. Personalised plates of 2026 are taken as typed."""

import re

from .errors import InvalidIdentifier

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"\d{2}[A-Z]\d{3}[A-Z]{2}",  # individuals
        r"\d{2}\d{3}[A-Z]{3}",  # entities
        r"\d{2}\d{4}[A-Z]{2}",  # trailers
        r"\d{2}\d{3}[A-Z]{2}",  # motorcycles
        r"\d{2}[HMDTX]\d{6}",  # foreigners, foreign firms, diplomats, temporary
    )
)
_PERSONALISED = re.compile(r"\d{2}[A-Z0-9]{1,6}")
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


def is_chosen(plate: str) -> bool:
    """Whether it is none of those that are given in their turn, but may be one that somebody chose."""
    return bool(_PERSONALISED.fullmatch(plate)) and not any(form.fullmatch(plate) for form in _FORMS)


def check(value: str) -> str:
    """The plate without spaces, capitals, Latin letters. Raises InvalidIdentifier: plate-form, plate-region."""
    plate = re.sub(r"[\s-]", "", value).upper().translate(_LOOKALIKES)
    if not plate.isascii() or not (any(form.fullmatch(plate) for form in _FORMS) or _PERSONALISED.fullmatch(plate)):
        raise InvalidIdentifier("plate-form")
    if plate[:2] == "00":
        raise InvalidIdentifier("plate-region")
    return plate
