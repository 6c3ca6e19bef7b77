"""What may be done at the steps makes a procedure: paid, answered, ended well. Ignores who acts and by which rule."""

import re
from collections.abc import Iterable

from darcha.ground.text import LANGUAGES

from ...types import Act
from ..nodes import Node
from .under_check import UnderCheck

STOPPED_BY_ACT = frozenset({"expertise", "payment"})  # the other grounds have acts of their own
DECISIONS = frozenset({Act.APPROVE, Act.REFUSE, Act.REPLY})
_NUMBER = re.compile(r"\d+")


def check_acts(root: Node, under: UnderCheck) -> None:
    """Acts across steps: a fee can be paid where the case begins, a question answered, a request granted."""
    steps = {step.get("key"): step for step in root.each("steps")}
    for step in steps.values():
        _check_step(step, steps)
    first = steps.get(root.get("first_step"))
    if first is not None:
        _check_payment(root, first, under)
    _check_clock(root, steps.values())
    acts = {act.get("act") for step in steps.values() for act in step.each("acts")}
    if "reply_grounds" in root and Act.REPLY not in acts:
        root.at("reply_grounds").complain("Nobody replies here.", "Remove this line, or let a step reply.")
    if not acts & {Act.APPROVE, Act.REPLY, Act.DECIDE_OBJECTION}:
        root.at("steps").complain("Nothing here ends in the applicant’s favour.", "Let a step approve, or reply.")


def _check_step(step: Node, steps: dict[str, Node]) -> None:
    seen: set[str] = set()
    for act in step.each("acts"):
        name = act.get("act")
        if name in seen:
            act.complain(f"“{name}” is there twice at this step.", "Keep one of the two.")
        seen.add(name)
        if "confirmed_by" in act and name not in {*DECISIONS, Act.FILE}:
            act.at("confirmed_by").complain("Only a decision is confirmed.", "Say it at approve, refuse or reply.")
        if name == Act.FILE and ("confirmed_by" not in act or "confirmed_from" in act):
            act.complain("Nobody files a letter alone.", "Say “confirmed_by:” with posts, and no day from which.")
        if "confirmed_from" in act and "confirmed_by" not in act:
            act.at("confirmed_from").complain("Nobody confirms this act.", "Say confirmed_by too, or drop it.")
        after = steps.get(act.get("to", step.get("key")))
        if name == Act.ASK and after is not None and Act.ANSWER not in _names(after):
            act.complain("Nobody could answer the question.", f"Let the step “{after.get('key')}” list “act: answer”.")


def _check_clock(root: Node, steps: Iterable[Node]) -> None:
    """Nothing is done to a term that no term of the procedure allows."""
    terms = list(root.each("terms"))
    extends = any("extension_at_most" in term for term in terms)
    stops = any(set(term.get("stops_on", ())) & STOPPED_BY_ACT for term in terms)
    for act in (act for step in steps for act in step.each("acts")):
        if act.get("act") == Act.EXTEND and not extends:
            act.complain("No term here may be extended.", "Give a term extension_at_most, or drop this act.")
        if act.get("act") == Act.STUDY and not any("instead_of" in term for term in terms):
            act.complain("There is no longer term to choose.", "Add a term with “instead_of:”, or drop this act.")
        if act.get("act") in (Act.STOP, Act.RESUME) and not stops:
            act.complain(
                "The law of no term here lets an act stop it.", "Name “expertise” or “payment” in stops_on, or drop it."
            )


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
