"""Codes and dates in words, for every panel alike. Ignores where they stand."""

from datetime import date

from darcha.ground.text import write_day

from ..types import Catalogue


def place_in_words(catalogue: Catalogue, code: str, language: str) -> str:
    """The place with the region above it; an unknown code as it is."""
    found = catalogue.regions.get(code)
    if found is None:
        return code
    above = catalogue.regions.get(found.parent or "")
    return ", ".join(region.name.in_(language) for region in (above, found) if region)


def day_in_words(value: str) -> str:
    """An ISO date as 20.11.2026; anything else as it is."""
    try:
        return write_day(date.fromisoformat(value))
    except ValueError:
        return value
