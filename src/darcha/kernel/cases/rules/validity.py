"""How long a paper holds. Ignores what it says."""

from datetime import date, timedelta

from .term_durations import add_months, parse_duration


def valid_until(valid_for: str | None, on: date) -> date | None:
    """The last day on which a paper issued on that day holds, by an ISO 8601 duration; None when it holds for good."""
    if valid_for is None:
        return None
    duration = parse_duration(valid_for)
    return add_months(on, duration.months) + timedelta(days=duration.days)
