"""Days and moments as every screen, paper and message writes them. Ignores languages: figures are the same in all."""

from datetime import date, datetime

from ..clock import TASHKENT


def write_day(value: date | None) -> str:
    """``20.11.2026``; of a moment, its day in Tashkent; empty when there is none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(TASHKENT)
    return f"{value.day:02}.{value.month:02}.{value.year:04}"


def write_moment(value: datetime | None) -> str:
    """``20.11.2026, 14:02`` in Tashkent; empty when there is none."""
    return "" if value is None else value.astimezone(TASHKENT).strftime("%d.%m.%Y, %H:%M")
