"""How services are rated, with the number of raters."""

from collections.abc import Iterable, Mapping

from django.db.models import Count, Sum

from ..models import Rating
from ..rules.rating import score
from ..types import Score


def score_of(service_key: str) -> Score:
    """The score of one service."""
    return scores_of([service_key])[service_key]


def scores_of(service_keys: Iterable[str]) -> Mapping[str, Score]:
    """The scores of several services in one statement; those that nobody rated have no mean."""
    keys = list(service_keys)
    rows = (
        Rating.objects.filter(service_key__in=keys)
        .values_list("service_key")
        .annotate(raters=Count("id"), stars_in_all=Sum("stars"))
    )
    found = {key: score(raters, stars) for key, raters, stars in rows}
    return {key: found.get(key, score(0, 0)) for key in keys}
