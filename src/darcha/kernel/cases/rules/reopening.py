"""How a case that was decided is decided anew: at which step, by which act, in which term. Ignores why."""

from collections.abc import Iterable, Mapping
from typing import Any

from darcha.ground.text import LANGUAGES, t
from darcha.kernel.catalogue.types import Act, Procedure

from ..errors import NeedsUnmet
from ..types import CaseFacts, CaseState, Standing
from .term_durations import find_working_days

REOPENED = "reopened"  # the line on the timeline
LONGEST_ANEW = 30  # working days at most
BECAUSE = ("own-motion", "new-circumstances")
_DECIDING = (Act.APPROVE, Act.REPLY, Act.REFUSE)


def why_not_reopened(procedure: Procedure, case: CaseFacts, standing: Standing) -> str | None:
    """What was granted or answered is not taken back by it: nobody's position is made worse."""
    return "reopen-granted" if case.state is CaseState.COMPLETED else None


def anew_within(within: str | None, *, for_a_fee: bool = False) -> dict[str, Any]:
    """What the line says to the clock: in the term of the service, or in so many working days, from now on or from the
    payment of a fee that is due again. Raises NeedsUnmet."""
    begins = {"anew": True, "for_a_fee": True} if for_a_fee else {"anew": True}
    if within is None:
        return begins
    days = find_working_days(within, LONGEST_ANEW)
    if days is None:
        raise NeedsUnmet(fields={"within": "cases.objection.within_needed"})
    rule = {one: t("cases.reopening.rule", one, n=days) for one in LANGUAGES}
    return {**begins, "days": days, "rule": rule, "article": ""}


def deciding_act(procedure: Procedure) -> Act:
    """By which a body gives what was asked for: it grants, or it replies."""
    listed = {act.act for step in procedure.steps for act in step.acts}
    return next((act for act in (Act.APPROVE, Act.REPLY) if act in listed), Act.REPLY)


def step_to_decide(procedure: Procedure) -> str:
    """The first step at which the body decides; the first of all where no step lists such an act."""
    deciding = (step.key for step in procedure.steps if any(act.act in _DECIDING for act in step.acts))
    return next(deciding, procedure.first_step)


def order_anew(objection: str, decision: Mapping[str, Any], *, for_a_fee: bool = False) -> dict[str, Any]:
    """What the line says to the clock: anew from now on, or from the payment of a fee that is due again; and in how
    many working days where the order gives them."""
    days = int(decision.get("days") or 0)
    begins = {"anew": True, "for_a_fee": True} if for_a_fee else {"anew": True}
    if not days:
        return begins
    rule = {one: t("cases.objection.rule", one, number=objection, n=days) for one in LANGUAGES}
    return {**begins, "days": days, "rule": rule, "article": decision["objection_article"]}


def extensions_standing(lines: Iterable[tuple[str, str | None, bool]]) -> tuple[str, ...]:
    """The extensions that still count, of lines as (code, by how much, whether all begins anew): one that was annulled
    has never been, and none outlives an order to decide anew."""
    standing: list[str] = []
    for code, by, anew in lines:
        if code == "extended":
            standing.append(str(by))
        elif code == "extension_annulled" and standing:
            standing.pop()
        elif anew:
            standing.clear()
    return tuple(standing)
