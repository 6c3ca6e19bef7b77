"""The applicant's own cases, newest first. Ignores what is in them."""

from darcha.kernel.identity.types import Principal

from ..models.reading import row_of
from ..types import CLOSED_STATES, OPEN_STATES, CaseRow, CaseState, Page
from ..visible import visible_cases
from .cursor import encode, only_id

LARGEST_PAGE = 100


def my_cases(who: Principal, *, open_only: bool | None = None, cursor: str | None = None, limit: int = 20) -> Page:
    """One page by keyset; ``open_only`` False gives the closed ones, None all. Staff have none."""
    if who.kind != "person":
        return Page(())
    cases = visible_cases(who).order_by("-id")
    if open_only is not None:
        cases = cases.filter(state__in=sorted(OPEN_STATES if open_only else CLOSED_STATES))
    after = only_id(cursor) if cursor else None
    if after is not None:
        cases = cases.filter(id__lt=after)
    limit = max(1, min(limit, LARGEST_PAGE))
    rows = list(cases[: limit + 1])
    more = encode(rows[limit - 1].id) if len(rows) > limit else None
    return Page(tuple(row_of(row) for row in rows[:limit]), more)


def waiting_for_me(who: Principal) -> tuple[CaseRow, ...]:
    """What only the applicant can move: fees to pay and questions to answer, the longest waiting first."""
    if who.kind != "person":
        return ()
    states = (CaseState.AWAITING_PAYMENT, CaseState.AWAITING_APPLICANT)
    cases = visible_cases(who).filter(state__in=states).order_by("id")[:LARGEST_PAGE]
    return tuple(row_of(row) for row in cases)
