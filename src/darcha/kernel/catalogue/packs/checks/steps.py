"""Every step that can be entered can be left, and is what its kind says. Ignores what stands in its rules."""

from collections.abc import Mapping, Sequence

from ...types import AUTOMATIC, Act
from ..nodes import Node
from .opinions import check_opinions
from .step_subjects import check_subject
from .under_check import UnderCheck

DECISIONS = frozenset({Act.APPROVE, Act.REFUSE, Act.REPLY})
CLOSES = DECISIONS | {Act.DECIDE_OBJECTION, Act.WITHDRAW, Act.RETURN, Act.LEAVE, Act.TERMINATE, Act.FILE, Act.JOIN}
_MUST_LIST: Mapping[str, frozenset[Act]] = {
    "pay": frozenset({Act.PAY}),
    "decide": DECISIONS,
    "opinions": frozenset({Act.CONSULT}),
}


def check_steps(root: Node, under: UnderCheck) -> None:
    """Kinds, routes, and that no case is stuck; the keys that steps name are checked elsewhere."""
    steps = {step.get("key"): step for step in root.each("steps")}
    for step in steps.values():
        _check_kind(step)
        check_subject(step, under)
    first = steps.get(root.get("first_step"))
    if first is not None and _is_automatic(first):
        first.at("kind").complain(
            "A case begins where somebody acts: the platform has nothing to go on from yet.",
            "Begin with a step of people or a payment, and let its act lead here.",
        )
    circles = [key for key in steps if _comes_back(key, steps)]
    for key in circles:
        steps[key].at("routes").complain(
            f"The platform would go round from “{key}” to itself without end.", "Let a route lead to a step of people."
        )
    _check_stuck(root, steps, circles)
    for step in steps.values():
        _check_decided_first(step, steps)
        check_opinions(step, steps, under)


def _check_kind(step: Node) -> None:
    acts = {act.get("act") for act in step.each("acts")}
    if not _is_automatic(step):
        if "routes" in step and step.get("kind") != "opinions":
            step.at("routes").complain(
                "People work at this step: it is left by their acts.", "Say “to:” at each act, or give the step a kind."
            )
        if "routes" in step:
            _check_routes(list(step.each("routes")))
        _check_asks(step, acts)
        wanted = _MUST_LIST.get(step.get("kind", ""))
        if wanted and not acts & wanted:
            step.at("kind").complain(
                f"A step of the kind “{step.get('kind')}” lists none of its acts.",
                f"Let it list {' or '.join(sorted(wanted))}, or leave the kind out.",
            )
        return
    if acts:
        step.at("acts").complain(
            "The platform does this step by itself; nobody acts at it.", "Move the acts, write “acts: []”."
        )
    routes = list(step.each("routes"))
    if not routes:
        step.complain("The platform would enter this step and not know where to go on.", "Add “routes:” with “to:”.")
        return
    _check_routes(routes)


def _check_asks(step: Node, acts: set[str]) -> None:
    """Whose opinion is asked, and that somebody asks, belong to one step."""
    if Act.CONSULT in acts and step.get("kind") != "opinions":
        step.at("acts").complain("An opinion is asked at a step of the kind “opinions”.", "Say “kind: opinions”.")
    if step.get("kind") == "opinions" and "asks" not in step:
        step.complain("Nobody’s opinion can be asked here.", "Name the bodies under “asks:”, each with its term.")
    if "asks" in step and step.get("kind") != "opinions":
        step.at("asks").complain("Only a step of the kind “opinions” has “asks”.", "Give it that kind, or drop it.")


def _check_routes(routes: Sequence[Node]) -> None:
    if "when" in routes[-1]:
        routes[-1].at("when").complain(
            "Where no condition holds, the case would be stuck here.", "Let the last route have no “when:”."
        )
    for route in routes[:-1]:
        if "when" not in route:
            route.complain("What stands behind this route is never reached.", "Give it “when:”, or put it last.")


def _check_stuck(root: Node, steps: Mapping[str, Node], circles: list[str]) -> None:
    """From every step where an open case can stand, some act can close it in the end."""
    good: set[str] = set()
    while True:
        more = {key for key, step in steps.items() if key not in good and (_closes(step) or _onward(step) & good)}
        if not more:
            break
        good |= more
    waiting, seen = [root.get("first_step")], set[str]()
    while waiting:
        key = waiting.pop()
        if key in seen or key not in steps:
            continue
        seen.add(key)
        waiting += sorted(_onward(steps[key]))
        if key not in good and key not in circles:
            steps[key].complain(
                f"A case can come to the step “{key}” and never leave it: nothing here leads to a decision.",
                "Let an act decide here, or lead on with “to:”.",
            )


def _check_decided_first(step: Node, steps: Mapping[str, Node]) -> None:
    """A registry is changed by a decision, never on the way to one."""
    for act in step.each("acts"):
        name = act.get("act")
        if name in DECISIONS:
            continue
        for key in _passed(act.get("to", ""), steps):
            if steps[key].get("kind") == "record":
                act.complain(
                    f"“{name}” would enter something in a registry at the step “{key}” before it is decided.",
                    "Let only a decision lead there.",
                )


def _onward(step: Node) -> set[str]:
    """Where an open case goes on to from here."""
    acts = {act.get("to") for act in step.each("acts") if "to" in act and act.get("act") not in CLOSES}
    return acts | {route.get("to") for route in step.each("routes")}


def _closes(step: Node) -> bool:
    return any(act.get("act") in CLOSES for act in step.each("acts"))


def _is_automatic(step: Node) -> bool:
    return step.get("kind") in AUTOMATIC


def _passed(key: str, steps: Mapping[str, Node]) -> list[str]:
    """The automatic steps that are passed from there on, in some order."""
    found: dict[str, None] = {}
    waiting = [key]
    while waiting:
        here = waiting.pop()
        if here in steps and here not in found and _is_automatic(steps[here]):
            found[here] = None
            waiting += [route.get("to") for route in steps[here].each("routes")]
    return list(found)


def _comes_back(key: str, steps: Mapping[str, Node]) -> bool:
    if not _is_automatic(steps[key]):
        return False
    return any(key in _passed(route.get("to"), steps) for route in steps[key].each("routes"))
