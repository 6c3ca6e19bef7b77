"""What may be done at the steps makes a procedure: paid, answered, ended well. Ignores who acts and by which rule."""

import re

from darcha.ground.text import LANGUAGES

from ...types import Act
from ..nodes import Node
from .under_check import UnderCheck

_NUMBER = re.compile(r"\d+")


def check_acts(root: Node, under: UnderCheck) -> None:
    """Acts across steps: a fee can be paid where the case begins, a question answered, a request granted."""
    steps = {step.get("key"): step for step in root.each("steps")}
    for step in steps.values():
        _check_step(step, steps)
    first = steps.get(root.get("first_step"))
    if first is not None:
        _check_payment(root, first, under)
    acts = {act.get("act") for step in steps.values() for act in step.each("acts")}
    if not acts & {Act.APPROVE, Act.REPLY}:
        root.at("steps").complain("Nothing here ends in the applicant’s favour.", "Let a step approve, or reply.")


def _check_step(step: Node, steps: dict[str, Node]) -> None:
    seen: set[str] = set()
    for act in step.each("acts"):
        name = act.get("act")
        if name in seen:
            act.complain(f"“{name}” is there twice at this step.", "Keep one of the two.")
        seen.add(name)
        after = steps.get(act.get("to", step.get("key")))
        if name == Act.ASK and after is not None and Act.ANSWER not in _names(after):
            act.complain("Nobody could answer the question.", f"Let the step “{after.get('key')}” list “act: answer”.")


def _check_payment(root: Node, first: Node, under: UnderCheck) -> None:
    pays = Act.PAY in _names(first)
    if under.service.fees.is_free:
        if pays:
            first.complain("The service is free, but its first step waits for a payment.", "Remove “act: pay”.")
        return
    if not pays:
        first.complain("There is a fee, but it cannot be paid at the first step.", "Add “act: pay” with “to:”.")
    days = under.service.procedure.pay_within_days
    words = first.text("next")
    for language in LANGUAGES:
        told = _NUMBER.findall(words.in_(language))
        if told and str(days) not in told:
            root.at("pay_within_days").complain(
                f"A person has {days} days to pay, but {first.get('next')} ({language}) says {', '.join(told)}.",
                "Say the same number in both.",
            )
            return


def _names(step: Node) -> set[str]:
    return {act.get("act") for act in step.each("acts")}
