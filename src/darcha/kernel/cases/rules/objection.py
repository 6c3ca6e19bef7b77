"""Objecting to an act or to silence: to which, until when, to whom, what rests meanwhile, how it can end.

Source: ORQ-457, articles 63-67; for petitions ORQ-445, articles 22 and 33. Whether the 30 working days of the first are
for objecting or for deciding was not read in the law itself: both are data of packs, marked unconfirmed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from darcha.kernel.catalogue.types import Act, Body, Objection, Procedure, Term, WorkingCalendar

from ..errors import ActNotPossible, GroundsMissing, NeedsUnmet
from ..types import WORKABLE_STATES, CaseState, TimelineEntry
from ..types.objection import (
    ActDone,
    Objected,
    ObjectedAct,
    ObjectionOutcome,
    WayToObject,
    WhyNoObjection,
)
from ..types.term import TermAnswer
from .clock import end_of_due
from .refusal import COURT, objection_body
from .reopening import REOPENED
from .term import answer_term
from .term_durations import find_working_days

OBJECTED = "objected"  # the line on the case objected to
ORDERS = ("P1D", "P3D", "P5D", "P10D", "P15D", "P20D", "P30D")  # offered; any number of days up to the longest is taken
LONGEST_ORDER = 30  # working days at most to decide anew: as long as the higher body itself has

_ACTS: Mapping[str, ObjectedAct] = {
    "refused": "refusal",
    "replied": "reply",
    "approved": "approval",  # with conditions that burden: whether they do is for the higher body to say
    "extended": "extension",
    "asked": "question",
    **dict.fromkeys(("unconsidered", "terminated", "returned", "filed"), "ending"),  # no answer in substance
}
DECISIONS: frozenset[ObjectedAct] = frozenset({"refusal", "reply", "approval", "ending", "silent-refusal"})
_OUTCOMES: Mapping[bool, tuple[ObjectionOutcome, ...]] = {
    True: ("upheld", "annulled", "changed", "obliged"),
    False: ("upheld", "annulled"),  # of a step on the way there is nothing to decide anew
}
OF_SILENCE: tuple[ObjectionOutcome, ...] = ("upheld", "changed", "obliged")  # nothing was said that could be annulled


def ways_to_object(
    procedure: Procedure,
    calendar: WorkingCalendar,
    lines: Sequence[ActDone],
    *,
    state: CaseState,
    term_ended_at: datetime,
    receiver: str | None,
    before: Iterable[Objected],
    now: datetime,
) -> tuple[WayToObject, ...]:
    """Everything in a case that can be objected to, the last thing first, each possible now or with the reason why not.

    ``receiver`` is the body that would judge, None where only a court does; ``before`` are the objections made so far.
    """
    made = tuple(before)
    burdens = [line for line in lines if line.code in _ACTS and _burdens(line)]
    found = [_to_act(procedure.objection, calendar, line, now) for line in burdens]
    if state in WORKABLE_STATES and now >= term_ended_at:
        found.append(WayToObject("silence", term_ended_at))
    found.reverse()  # of one moment, the later line first
    ordered = sorted(found, key=lambda way: way.since, reverse=True)
    return tuple(_judged(way, procedure.objection, receiver, made) for way in ordered)


def acts_done(lines: Iterable[TimelineEntry]) -> tuple[ActDone, ...]:
    """What a timeline tells of acts; of a case that was opened anew, since then."""
    since: list[TimelineEntry] = []
    for line in lines:
        since = [] if line.code == REOPENED else [*since, line]
    return tuple(ActDone(line.id, line.code, line.at, bool(line.params.get("by_silence"))) for line in since)


def objections_made(lines: Sequence[TimelineEntry]) -> tuple[Objected, ...]:
    """The objections of which a timeline tells; each waits until a line says that it was carried out or closed."""
    closed = {line.params["objection"] for line in lines if line.code != OBJECTED and "objection" in line.params}
    return tuple(
        Objected(UUID(line.params["line"]) if line.params["line"] else None, line.params["objection"] not in closed)
        for line in lines
        if line.code == OBJECTED
    )


def why_nothing(ways: Sequence[WayToObject]) -> str | None:
    """Why one may not object at all; None when one may."""
    if any(way.possible for way in ways):
        return None
    return next((way.why_not for way in ways), "objection-nothing")


def choose_way(ways: Sequence[WayToObject], about: str | None) -> WayToObject:
    """The last act of that kind, or the last that can be objected to when none is named. Raises ActNotPossible."""
    named = [way for way in ways if about is None or way.act == about]
    possible = next((way for way in named if way.possible), None)
    if possible is None:
        raise ActNotPossible(reason=why_nothing(named), act=Act.OBJECT.value)
    return possible


def check_outcome(act: ObjectedAct, outcome: str, within: str | None) -> int | None:
    """The working days that an order to decide anew gives, None for any other outcome. Raises NeedsUnmet."""
    if outcome not in outcomes_of(act):
        raise NeedsUnmet(fields={"outcome": "cases.objection.outcome_of_another"})
    if outcome != "obliged":
        if within is not None:
            raise NeedsUnmet(fields={"within": "cases.objection.within_not_asked"})
        return None
    days = find_working_days(within, LONGEST_ORDER)
    if days is None:
        raise NeedsUnmet(fields={"within": "cases.objection.within_needed"})
    return days


def check_grounds(procedure: Procedure, outcome: str, grounds: Sequence[str]) -> None:
    """A reply that the higher body gives instead stands on grounds as any other. ``procedure`` is that of the first
    case. Source: ORQ-445, article 27. Raises GroundsMissing."""
    if outcome == "changed" and procedure.reply_grounds and not grounds:
        raise GroundsMissing(fields={"grounds": "cases.reply.grounds_needed"})


def _burdens(line: ActDone) -> bool:
    """Nobody is burdened by what silence has granted."""
    return not (line.by_silence and line.code == "approved")


def _to_act(objection: Objection, calendar: WorkingCalendar, line: ActDone, now: datetime) -> WayToObject:
    act: ObjectedAct = "silent-refusal" if line.by_silence else _ACTS[line.code]
    until = time_to_object(objection, calendar, line.at)
    ends_at = end_of_due(until) if until else None
    return WayToObject(
        act,
        line.at,
        line=line.line,
        until=until,
        is_late=ends_at is not None and now >= ends_at,
        suspends=objection.suspends and act in DECISIONS,
    )


def _judged(way: WayToObject, objection: Objection, receiver: str | None, made: tuple[Objected, ...]) -> WayToObject:
    why_not = _why_not(way, objection, receiver, made)
    return replace(way, is_late=way.is_late and objection.restorable, why_not=why_not)


def _why_not(
    way: WayToObject, objection: Objection, receiver: str | None, made: tuple[Objected, ...]
) -> WhyNoObjection | None:
    if receiver is None:
        return "objection-court"
    if any(one.is_open for one in made):
        return "objection-open"
    if way.line is not None and any(one.line == way.line for one in made):
        return "objection-decided"
    return "objection-too-late" if way.is_late and not objection.restorable else None


def time_to_object(objection: Objection, calendar: WorkingCalendar, learnt_at: datetime) -> TermAnswer | None:
    """Until when one may object to what one learnt of then, with the counting; None where the law sets no time. The
    day on which one learnt of it is not counted."""
    if objection.file_within is None:
        return None
    length, _, unit = objection.file_within.partition(" ")
    term = Term(
        key="objection",
        length=int(length),
        unit=unit if unit.endswith("s") else f"{unit}s",  # type: ignore[arg-type]
        starts_at="arrival",
        article=objection.article,
        rule=objection.within,
        confirmed=objection.confirmed,
    )
    return answer_term(term, calendar, learnt_at)


def receiver_of(procedure: Procedure, lead: str, bodies: Mapping[str, Body]) -> str | None:
    """The body that judges an objection to what this one did: the nearest above it that takes petitions, never itself.
    None: only a court does."""
    to_body: str | None = objection_body(procedure, bodies.get(lead))
    passed = {lead}
    while to_body is not None and to_body != COURT and to_body not in passed:
        body = bodies.get(to_body)
        if body is None:
            return None
        if body.takes_petitions:
            return to_body
        passed.add(to_body)
        to_body = body.parent
    return None


def outcomes_of(act: ObjectedAct) -> tuple[ObjectionOutcome, ...]:
    """How an objection to it can end."""
    return OF_SILENCE if act == "silence" else _OUTCOMES[act in DECISIONS]
