"""Count open cases anew, some at a time, and tell those whose last day moved. Ignores why: an operator decided it."""

from uuid import UUID

from django.db.models import QuerySet

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.ground.outbox import emit
from darcha.kernel.identity.types import Principal, is_system

from ..errors import RecalculationUnknown
from ..events import TermRecalculated
from ..models import Case, CaseEvent, TermMove, TermRecalculation
from ..recounting import Recounted, counted_otherwise, open_cases, recount_all
from ..rules.recalculation import as_text
from ..types.recalculation import Recalculated
from ._term_kept import TERM_FIELDS, keep_term

AT_ONCE = 200


@command(may=is_system)
def recalculate_terms(who: Principal, *, recalculation: UUID, after: UUID | None = None) -> Recalculated:
    """The next cases by id, locked; call again with ``last`` until it is None. Raises RecalculationUnknown."""
    decided = TermRecalculation.objects.select_related("undoes").filter(id=recalculation).first()
    if decided is None:
        raise RecalculationUnknown(recalculation=str(recalculation))
    left = _to_move_back(decided) if decided.undoes else counted_otherwise(decided.edition_id)
    if after is not None:
        left = left.filter(id__gt=after)
    cases = list(left.order_by("id").select_for_update()[:AT_ONCE])
    if not cases:
        return Recalculated()
    found = [one for edition, some in _by_edition(decided, cases) for one in _recounted(some, edition)]
    lawful = [(one, edition) for one, edition in found if one.answer is not None]
    for one, edition in lawful:
        _pin(who, decided, one, edition)
    return Recalculated(
        pinned=len(lawful),
        moved=sum(one.is_moved for one, _ in lawful),
        kept=len(found) - len(lawful),
        last=cases[-1].id,
    )


def _to_move_back(decided: TermRecalculation) -> QuerySet[Case]:
    """Those that the undone one pinned, that are still open and that nobody has pinned elsewhere since."""
    moved = TermMove.objects.filter(recalculation_id=decided.undoes_id).values("case")
    return open_cases().filter(id__in=moved, calendar_id=decided.edition_id)


def _by_edition(decided: TermRecalculation, cases: list[Case]) -> list[tuple[UUID | None, list[Case]]]:
    """Each case goes to the edition in question, or back to the one that it came from."""
    if decided.undoes is None:
        return [(decided.edition_id, cases)]
    came_from = dict(
        TermMove.objects.filter(recalculation_id=decided.undoes_id, case__in=cases).values_list(
            "case_id", "calendar_before_id"
        )
    )
    return [
        (edition, [case for case in cases if came_from[case.id] == edition])
        for edition in dict.fromkeys(came_from.values())
    ]


def _recounted(cases: list[Case], edition: UUID | None) -> list[tuple[Recounted, UUID | None]]:
    return [(one, edition) for one in recount_all(cases, edition, clock.now())]


def _pin(who: Principal, decided: TermRecalculation, one: Recounted, edition: UUID | None) -> None:
    case, answer, now = one.case, one.answer, clock.now()
    assert answer is not None  # noqa: S101 - the caller has left out those without
    before, after, is_moved = as_text(one.before), as_text(one.after), one.is_moved
    TermMove.objects.create(
        recalculation=decided, case=case, calendar_before_id=case.calendar_id, before=before, after=after
    )
    case.calendar_id = edition
    keep_term(case, answer, now)
    case.save(update_fields=["calendar", "registered_at", *TERM_FIELDS])
    if is_moved or one.keeps:
        CaseEvent.objects.create(
            case=case,
            code="recalculated",
            at=now,
            actor_kind="system",
            params={"before": before, "after": after, **one.keeps},
            for_applicant=is_moved,
        )
    if is_moved:
        journal.record(
            "cases.recalculated",
            by=who.actor,
            about=f"case:{case.id}",
            person=case.party_id if case.party_kind == "individual" else None,
            details={"service": case.service_key, "recalculation": str(decided.id)},
        )
        emit(TermRecalculated(case_id=case.id, service=case.service_key))
