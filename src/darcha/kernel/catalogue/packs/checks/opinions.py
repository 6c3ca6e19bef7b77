"""Opinions of other bodies: each asked once, not of oneself, before the decision, and the case goes on after them."""

from collections.abc import Mapping

from ...types import AUTOMATIC, Act
from ..nodes import Node
from .under_check import UnderCheck

_DECIDES = frozenset({Act.APPROVE, Act.REFUSE, Act.REPLY, Act.DECIDE_OBJECTION})


def check_opinions(step: Node, steps: Mapping[str, Node], under: UnderCheck) -> None:
    """One step of procedure.yaml, of any kind."""
    _check_bodies(step, under)
    if step.get("kind") == "opinions" and _default_way(step, steps) == step.get("key"):
        step.at("routes").complain(
            "Once all opinions are in, the case would come back to be asked anew.", "Let the last route lead on."
        )
    for act in step.each("acts"):
        if act.get("act") in _DECIDES and _asks_after(act.get("to", ""), steps):
            act.at("to").complain(
                "Opinions would be asked after the decision, when they change nothing.", "Ask them before it."
            )


def _check_bodies(step: Node, under: UnderCheck) -> None:
    seen: set[str] = set()
    for ask in step.each("asks"):
        body = ask.get("body")
        if body in seen:
            ask.at("body").complain(f"“{body}” is asked twice at this step.", "Keep one, with one term.")
        if body == under.service.agency and not under.service.addressed:
            ask.at("body").complain("The body that decides would ask itself.", "Name another body.")
        seen.add(body)


def _default_way(step: Node, steps: Mapping[str, Node]) -> str:
    """Where a case comes to rest if no condition ever holds. Empty where the step has no routes."""
    routes = list(step.each("routes"))
    key = routes[-1].get("to") if routes else ""
    for _ in steps:
        here = steps.get(key)
        routes = list(here.each("routes")) if here is not None and here.get("kind") in AUTOMATIC else []
        if not routes:
            break
        key = routes[-1].get("to")
    return key


def _asks_after(key: str, steps: Mapping[str, Node]) -> bool:
    """Whether a step that the case comes to, at once or by steps of the platform, asks opinions."""
    waiting, seen = [key], set[str]()
    while waiting:
        here = steps.get(waiting.pop())
        if here is None or here.get("key") in seen:
            continue
        seen.add(here.get("key"))
        if here.get("kind") == "opinions":
            return True
        if here.get("kind") in AUTOMATIC:
            waiting += [route.get("to") for route in here.each("routes")]
    return False
