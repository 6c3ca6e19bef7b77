"""What the edition of the calendars now in force would do to open cases. Changes nothing; for the operator alone."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from darcha.ground import clock
from darcha.ground.refusals import NotAllowed
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal, is_system

from ..recounting import Recounted, counted_otherwise, recount_all
from ..rules.recalculation import changed_days
from ..types.recalculation import ChangedDay, MoveCount, RecalculationPreview, When

AT_ONCE = 500
Move = tuple[str, str, When, When]


def preview_recalculation(who: Principal) -> RecalculationPreview:
    """Every open case that another edition counts, looked at once. Raises NotAllowed, UnknownEdition."""
    if not is_system(who):
        raise NotAllowed
    edition, now = catalogue.edition_id(), clock.now()
    moves: Counter[Move] = Counter()
    days: dict[ChangedDay, None] = {}
    compared: set[tuple[str, UUID | None]] = set()
    open_cases = over = 0
    cannot = []
    for one in _recounted(edition):
        case = one.case
        open_cases += 1
        if (case.body, case.calendar_id) not in compared:
            compared.add((case.body, case.calendar_id))
            before = catalogue.calendar(body=case.body, edition=case.calendar_id)
            days |= dict.fromkeys(changed_days(before, catalogue.calendar(body=case.body, edition=edition)))
        if one.answer is None:
            cannot.append(case.number)
        elif one.is_moved:
            moves[case.service_key, case.body, one.before, one.after] += 1
            over += one.is_over(now)
    return RecalculationPreview(
        edition=edition,
        changed_days=tuple(sorted(days, key=lambda day: day.on)),
        open_cases=open_cases,
        moves=tuple(MoveCount(*move, cases) for move, cases in sorted(moves.items(), key=_in_order)),
        told=moves.total(),
        over_at_once=over,
        cannot=tuple(sorted(cannot)),
    )


def _recounted(edition: UUID) -> Iterator[Recounted]:
    after: UUID | None = None
    while True:
        left = counted_otherwise(edition)
        cases = list((left.filter(id__gt=after) if after else left).order_by("id")[:AT_ONCE])
        if not cases:
            return
        yield from recount_all(cases, edition, clock.now())
        after = cases[-1].id


def _in_order(move: tuple[Move, int]) -> tuple[str, str, str, str]:
    (service, body, before, after), _ = move
    return service, body, str(before), str(after)


def count_counted_otherwise(who: Principal) -> int:
    """How many open cases another edition counts. Raises NotAllowed, UnknownEdition."""
    if not is_system(who):
        raise NotAllowed
    cases: int = counted_otherwise(catalogue.edition_id()).count()
    return cases
