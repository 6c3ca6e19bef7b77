"""What may be done with a case from this door, and why not the rest. Ignores how an act is carried out."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.http import HttpRequest

from darcha.ground.text import t, write_day, write_moment
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CLOSED_STATES, CaseState, CaseView, PossibleAct, Relation
from darcha.kernel.catalogue import api as catalogue

from .place import Place

TAKING = "assign"  # to oneself: the one act that has a button of its own, without a form


@dataclass(frozen=True, slots=True)
class Acts:
    """Possible acts as (name, address), the first the main one if ``has_main``; impossible ones gathered by their
    reason; ``more`` are those that few cases need, with their reasons; ``note`` says why there are none at all."""

    possible: tuple[tuple[str, str], ...]
    impossible: tuple[tuple[str, str], ...]  # (names, why)
    take_url: str = ""
    note: str = ""
    has_main: bool = False
    more: tuple[tuple[str, str], ...] = ()
    more_impossible: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Offered:
    possible: list[tuple[str, str]] = field(default_factory=list)
    why: dict[str, list[str]] = field(default_factory=dict)

    def reasons(self, *, named: bool) -> tuple[tuple[str, str], ...]:
        """(names, why). Where nothing at all is possible, a reason needs no names."""
        return tuple((", ".join(names) if named else "", reason) for reason, names in self.why.items())


def acts_now(request: HttpRequest, view: CaseView, place: Place, language: str) -> Acts:
    """For the reader of the view."""
    by_key = {one.act.value: one for one in view.acts}
    shown, folded = _Offered(), _Offered()
    has_main = False
    for row in cases.office_rows():
        key = row.act.value
        if key not in by_key or (view.row.closed_at is None and row.states <= CLOSED_STATES):
            continue  # what comes after a decision is no word for an open case
        has_main = has_main or (row.weight == "main" and by_key[key].possible)
        name = t(f"officer.act.{key}", language)
        offered = folded if row.weight == "rare" else shown
        if by_key[key].why_not is None:
            offered.possible.append((name, place.url(request, "officer:act", case_id=view.row.public_id, act=key)))
        else:
            offered.why.setdefault(why_not(view, by_key[key], language), []).append(name)
    holder, is_head = view.row.assigned_to, view.relation is Relation.HEAD
    is_free = holder is None or (is_head and holder not in request.who.hands)  # type: ignore[attr-defined]
    can_take = TAKING in by_key and by_key[TAKING].why_not is None and is_free
    named = bool(shown.possible or folded.possible)
    return Acts(
        tuple(shown.possible),
        shown.reasons(named=named),
        place.url(request, "officer:act", case_id=view.row.public_id, act=TAKING) if can_take else "",
        "" if by_key else _only_reads(view, language),
        has_main=has_main,
        more=tuple(folded.possible),
        more_impossible=folded.reasons(named=named),
    )


def why_not(view: CaseView, act: PossibleAct, language: str) -> str:
    """Why the act is impossible now, with the day where a day is the reason. While the applicant is awaited, that is
    the reason why a step has no such act."""
    ends = [ground.ends_at for ground in view.grounds if ground.ends_at]
    if act.why_not == "grounds-over" and ends:
        return t("officer.act.refuse.over", language, n=len(view.grounds), until=last_moment(max(ends)))
    awaited = act.why_not == "not-at-this-step" and view.row.state is CaseState.AWAITING_APPLICANT
    return t(f"cases.why_not.{'not-in-awaiting_applicant' if awaited else act.why_not}", language)


def _only_reads(view: CaseView, language: str) -> str:
    """A body that takes part has no acts of its own: the leading one decides."""
    return t("officer.case.only_reads", language, lead=catalogue.body_name(view.row.body, language))


def last_moment(ends_at: datetime) -> str:
    """The last day that is in time, or the moment when the end is not midnight."""
    return write_day(ends_at - timedelta(days=1)) if ends_at.time() == time() else write_moment(ends_at)
