"""When a refusal stands: ground, article, fact and route of objection, in time. Source: ORQ-457 on the form of acts."""

from collections.abc import Collection, Mapping
from datetime import datetime

from darcha.ground.text import t
from darcha.kernel.catalogue.types import Act, Body, Procedure, RefusalGround, WorkingCalendar

from ..errors import GroundOutOfTime, RefusalIncomplete
from ..types import GroundNow
from .within import end_within
from .words import said

COURT = "court"  # in place of a body's key
SHORTEST_FACT = 10  # characters: "no." is no fact


def lawful_ground(
    procedure: Procedure, key: str, fact: str, evidence_lack: str | None = None, act: Act = Act.REFUSE
) -> RefusalGround:
    """The ground of the service for that ending; ``evidence_lack`` is what is wrong with the evidence, if anything.
    Raises RefusalIncomplete, with the fields that lack."""
    ground = next((one for one in procedure.refusal_grounds if (one.key, one.act) == (key, act)), None)
    missing = {}
    if ground is None:
        missing["ground"] = "cases.refuse.ground_needed"
    elif not ground.article.strip():
        missing["ground"] = "cases.refuse.article_needed"
    if len(said(fact)) < SHORTEST_FACT:
        missing["fact"] = "cases.refuse.fact_needed"
    if evidence_lack:
        missing["evidence"] = evidence_lack
    if not procedure.objection.to_body or not procedure.objection.article.strip():
        missing["objection"] = "cases.refuse.objection_needed"
    if missing or ground is None:
        raise RefusalIncomplete(fields=missing)
    return ground


def evidence_lack(named: Collection[str], known: Collection[str], opened: Collection[str]) -> str | None:
    """Nobody refuses what he has not looked at: he has opened something of the case, or names what he looked at, and
    names nothing that the case has not. None when it stands."""
    if not set(named) <= set(known):
        return "cases.refuse.evidence_unknown"
    return None if named or opened else "cases.refuse.evidence_needed"


def ground_ends_at(ground: RefusalGround, calendar: WorkingCalendar, registered_at: datetime) -> datetime | None:
    """The first moment at which the ground can no longer be used; None when it always can. ``within`` reads like
    "1 working-day" and counts from registration as every term does."""
    return None if ground.within is None else end_within(ground.within, calendar, registered_at)


def grounds_now(
    procedure: Procedure, calendar: WorkingCalendar, registered_at: datetime, now: datetime
) -> tuple[GroundNow, ...]:
    """Every ground of the service, each with its end."""
    ends = ((ground, ground_ends_at(ground, calendar, registered_at)) for ground in procedure.refusal_grounds)
    return tuple(GroundNow(ground, ends_at, ends_at is not None and now >= ends_at) for ground, ends_at in ends)


def check_in_time(ground: RefusalGround, calendar: WorkingCalendar, registered_at: datetime, now: datetime) -> None:
    """Raises GroundOutOfTime."""
    ends_at = ground_ends_at(ground, calendar, registered_at)
    if ends_at is not None and now >= ends_at:
        raise GroundOutOfTime(ground=ground.key, ended_at=ends_at.isoformat())


def objection_name(to_body: str, bodies: Mapping[str, Body], language: str) -> str:
    """That body, or the court, as people call it."""
    if to_body in bodies:
        return bodies[to_body].name.in_(language)
    return t("cases.objection.court", language) if to_body == COURT else to_body


def objection_body(procedure: Procedure, decided_by: Body | None) -> str:
    """To whom an objection goes: the superior of the deciding body where the law says so, else the body named.

    ``COURT`` when that would be the deciding body itself: nobody judges an objection to his own decision.
    """
    objection = procedure.objection
    if objection.to_superior and decided_by is not None and decided_by.parent:
        return decided_by.parent
    if decided_by is not None and decided_by.key == objection.to_body:
        return COURT
    return objection.to_body
