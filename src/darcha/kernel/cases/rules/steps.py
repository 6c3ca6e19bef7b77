"""Which steps the platform goes through by itself, and where it comes to rest. Ignores what it does at each."""

from collections.abc import Callable

from darcha.ground.rules import RuleError
from darcha.kernel.catalogue.types import AUTOMATIC, Procedure, Step


def resting_step(procedure: Procedure, key: str, leads_to: Callable[[Step], str]) -> str:
    """Where a case that has come to the step ``key`` rests: ``leads_to`` does an automatic step and says where it goes
    on. No more steps than there are: it ends, whatever the pack says."""
    for _ in procedure.steps:
        step = procedure.step(key)
        if step.kind not in AUTOMATIC:
            break
        key = leads_to(step)
    return key


def route_of(step: Step, holds: Callable[[str], bool]) -> str:
    """Where the first route leads whose condition holds; a condition that cannot be answered does not. The step itself
    when none does, which no pack in force has."""
    return next((route.to for route in step.routes if route.when is None or _holds(route.when, holds)), step.key)


def _holds(condition: str, holds: Callable[[str], bool]) -> bool:
    try:
        return holds(condition)
    except RuleError:
        return False
