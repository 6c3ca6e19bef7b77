"""Where the cases that staff see lie in the indexes, for lists. Ignores what is read there: see ``models.nearest``."""

from collections.abc import Sequence

from .models.spans import Span
from .rules.visibility import Visibility


def spans_of(visibility: Visibility, *, service: str | None = None) -> list[Span]:
    """Where the cases of staff lie in the indexes, one span for each body and service that the grants name, narrowed
    to one service where that is asked for."""
    spans: dict[Span, None] = {}
    for grant in visibility.bodies:
        services: Sequence[str | None] = [None] if grant.services is None else sorted(grant.services)
        if service is not None:
            services = [service] if grant.services is None or service in grant.services else []
        for key in grant.bodies:
            for one in services:
                spans[Span(key, one, grant.regions, grant.states, grant.holder)] = None
    return list(spans)
