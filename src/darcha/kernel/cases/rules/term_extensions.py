"""By how much a term was extended, and whether the law let it. Ignores where the extended term ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from darcha.kernel.catalogue.types import Term

from .term_durations import Duration, add_months, parse_duration
from .term_refusals import DurationNotUnderstood, ExtensionNotLawful, ExtensionNotToldInTime, ExtensionTooLong

_HOURS = ("hours", "working-hours")
_UNITS = ("months", "days", "hours")


@dataclass(frozen=True, slots=True)
class Extension:
    """Decided at a moment (Tashkent's wall time); runs from the last day of the term as it then stood."""

    at: datetime
    by: Duration


def lawful_extensions(
    term: Term, marks: list[tuple[datetime, str | None]], started: datetime | None
) -> tuple[Extension, ...]:
    """In order of decision. Raises ExtensionNotLawful, ExtensionTooLong, ExtensionNotToldInTime,
    DurationNotUnderstood."""
    if not marks:
        return ()
    if term.extension_at_most is None:
        raise ExtensionNotLawful(article=term.article)
    at_most = parse_duration(term.extension_at_most)
    extensions = [Extension(at, _duration(term, text)) for at, text in sorted(marks, key=lambda mark: mark[0])]
    total = Duration()
    for extension in extensions:
        total += extension.by
    if not total.fits(at_most, working_days=term.last_unit == "working-days"):
        raise ExtensionTooLong(at_most=term.extension_at_most)
    if term.extension_decided_within and started is not None:
        within = parse_duration(term.extension_decided_within)
        last = add_months(started.date(), within.months) + timedelta(days=within.days)
        if extensions[-1].at.date() > last:
            raise ExtensionNotToldInTime(last=last.isoformat(), article=term.extension_article or term.article)
    return tuple(extensions)


def longest_extension(term: Term) -> tuple[int, str]:
    """The lawful maximum by its largest part: (1, "months"); (0, "days") where the law knows no extension."""
    if term.extension_at_most is None:
        return 0, "days"
    most = parse_duration(term.extension_at_most)
    return next((count, unit) for count, unit in zip(_parts(most), _UNITS, strict=True) if count)


def _parts(duration: Duration) -> tuple[int, int, int]:
    return duration.months, duration.days, duration.hours


def _duration(term: Term, text: str | None) -> Duration:
    duration = parse_duration(text or "")
    in_hours = bool(duration.hours)
    in_days = bool(duration.months or duration.days)
    if in_hours is in_days or in_hours is not (term.unit in _HOURS):
        raise DurationNotUnderstood(duration=text)
    return duration
