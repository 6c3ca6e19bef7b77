"""How often each service was decided in time: counts of a year, nobody named."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Sum

from darcha.ground import clock
from darcha.ground.asked_by_one import AskedByOne

from ..models import ServiceMonth
from ..rules.league import share
from ..types import KeptTerms
from .league import SINCE


def kept_terms() -> Mapping[str, KeptTerms]:
    """By service, of the last twelve months. One statement at most three times a minute; what was known last while the
    database does not answer."""
    return _terms.look(clock.now()).value


def forget_terms() -> None:
    """For tests: as if this process had just begun."""
    _terms.forget()


def _read(now: datetime) -> Mapping[str, KeptTerms]:
    rows = ServiceMonth.objects.filter(month__gte=(now.date() - SINCE).replace(day=1)).values("service_key")
    counted = rows.annotate(all=Sum("decided"), kept=Sum("in_time"))
    return {row["service_key"]: KeptTerms(row["all"], share(row["kept"], row["all"])) for row in counted}


_NONE: Mapping[str, KeptTerms] = {}
_terms = AskedByOne(_read, _NONE)
