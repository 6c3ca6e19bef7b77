"""Reasons, days and lengths of the legal clock in words. Ignores sentences: those are ``told_because``."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from darcha.ground.text import Text, current, t, write_day, write_moment

from ..types.term import DerivedDay, Edition, Extended, Why
from .term_durations import parse_duration

GROUNDS = ("asked", "payment", "opinion", "expertise")  # stops with words of their own; others are just "stopped"
ONE_DAY = timedelta(days=1)


def why_text(why: Why, language: str | None = None) -> str:
    """The reason in words."""
    return _why_text(why, language or current())


@lru_cache(maxsize=10_000)  # a derivation says the same few dozen reasons again and again
def _why_text(why: Why, language: str) -> str:
    code = why.code
    params = {name: value.in_(language) if isinstance(value, Text) else value for name, value in why.params}
    if code == "stopped" and params["ground"] in GROUNDS:
        code = f"stopped-{params['ground']}"
    return t(f"cases.term.why.{code}", language, **params)


def day_text(day: DerivedDay, language: str) -> str:
    """The reason of a day, with a word when the number of the act behind it is not known to us."""
    text = _why_text(day.why, language)
    return text if day.ref_confirmed else t("cases.term.act-unconfirmed", language, text=text)


def ground_text(ground: str | None, language: str) -> str:
    """Why the clock stands, as a clause."""
    return t(f"cases.told.ground.{ground if ground in GROUNDS else 'other'}", language)


def weekday(day: date, language: str) -> str:
    """Its full name; of a moment, that of its day."""
    return t(f"cases.told.weekday.{day.weekday()}", language)


def named_day(day: date, language: str) -> str:
    """``24.03.2026, Tuesday``."""
    return f"{write_day(day)}, {weekday(day, language)}"


def named_moment(moment: datetime, language: str) -> str:
    """``06.03.2026, 18:30, Friday``."""
    return f"{write_moment(moment)}, {weekday(moment, language)}"


def length_text(unit: str, count: int, language: str) -> str:
    """``15 days``, ``2 working days``, ``1 month``, ``3 hours``."""
    return t(f"cases.told.length.{unit}", language, n=count)


def minutes_text(minutes: int, language: str) -> str:
    """``1 hour 20 minutes``; never empty."""
    hours, rest = divmod(minutes, 60)
    said = [("hours", hours)] * bool(hours) + [("minutes", rest)] * bool(rest or not hours)
    return " ".join(length_text(unit, count, language) for unit, count in said)


def extension_text(extended: Extended, unit: str, language: str) -> str:
    """``1 month 3 days``; the days are of the kind that the term counts at its end."""
    return _parts_text((extended.months, extended.days, extended.hours), unit, language)


def duration_text(duration: str, unit: str, language: str) -> str:
    """The same of an ISO 8601 duration, ``P1M3D``."""
    parsed = parse_duration(duration)
    return _parts_text((parsed.months, parsed.days, parsed.hours), unit, language)


def edition_text(edition: Edition, language: str) -> str:
    """The value that was in force: ``10 days``, ``1 month``."""
    if isinstance(edition.value, str):
        return duration_text(edition.value, edition.unit, language)
    return length_text(edition.unit, edition.value, language)


def _parts_text(counts: tuple[int, int, int], unit: str, language: str) -> str:
    kinds = ("months", "working-days" if unit == "working-days" else "calendar-days", "hours")
    return " ".join(length_text(kind, count, language) for kind, count in zip(kinds, counts, strict=True) if count)


def days_text(days: Iterable[date]) -> str:
    """``31.12.2026–03.01.2027, 09.03.2027``: neighbours as one stretch. ``days`` in order."""
    stretches: list[list[date]] = []
    for day in days:
        if stretches and day - stretches[-1][1] <= ONE_DAY:
            stretches[-1][1] = day
        else:
            stretches.append([day, day])
    return ", ".join(
        write_day(first) if first == last else f"{write_day(first)}–{write_day(last)}" for first, last in stretches
    )
