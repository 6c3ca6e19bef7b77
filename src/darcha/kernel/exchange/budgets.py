"""How many different people one of the staff may look at, as this installation sets it. Ignores who has looked."""

from datetime import timedelta

from django.conf import settings

from .types import Budget


def looking_budgets() -> tuple[Budget, ...]:
    """Of an hour and of a day, both back from now."""
    return (
        Budget("hour", timedelta(hours=1), settings.DARCHA_LOOKS_AN_HOUR),
        Budget("day", timedelta(days=1), settings.DARCHA_LOOKS_A_DAY),
    )
