"""Which cases were opened by exception, by whom and why: for heads of the body, and for the inspectorate."""

from uuid import UUID

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal

from ..errors import NotFound
from ..models import CaseOpening
from ..models.reading import opening_of
from ..rules.standing import headed_by, inspects
from ..types.opening import OpeningPage

PAGE = 50


def openings(who: Principal, *, after: UUID | None = None) -> OpeningPage:
    """Inspectors see all of them, heads those in their bodies; ``after`` is the last id already seen. One statement.
    Raises NotFound for anybody else."""
    found = CaseOpening.objects.select_related("case").order_by("-id")
    if not inspects(who, catalogue.current().ladder.inspectorate):
        bodies = headed_by(who)
        if not bodies:
            raise NotFound
        found = found.filter(body__in=bodies)
    if after is not None:
        found = found.filter(id__lt=after)
    rows = list(found[: PAGE + 1])
    return OpeningPage(tuple(opening_of(row) for row in rows[:PAGE]), rows[PAGE - 1].id if len(rows) > PAGE else None)
