"""Steps lead somewhere, posts exist, refusals have grounds. Ignores rules inside, and terms."""

import re

from ...types import Act
from ..nodes import Node
from .acts import check_acts
from .names import known, posts
from .steps import check_steps
from .terms import check_terms
from .under_check import UnderCheck

_ARTICLE = re.compile(r"\b(?:art|p)\. \d")  # of a law, or the point of a regulation

COURT = "court"  # in place of a body's key: no body is left


def check_procedure(under: UnderCheck) -> None:
    """procedure.yaml as a whole."""
    root = under.root("procedure.yaml")
    steps = [step.get("key") for step in root.each("steps")]
    known(root.at("first_step"), steps, "step")
    seen: set[str] = set()
    reached = {root.get("first_step")}
    for step in root.each("steps"):
        if step.get("key") in seen:
            step.at("key").complain(f"The step “{step.get('key')}” is there twice.", "Give each its own key.")
        seen.add(step.get("key"))
        for act in step.each("acts"):
            if "to" in act and known(act.at("to"), steps, "step"):
                reached.add(act.get("to"))
            for post in (*act.each("posts"), *act.each("confirmed_by")):
                known(post, posts(under), "post")
        for ask in step.each("asks"):
            known(ask.at("body"), under.catalogue.bodies, "body")
        for route in step.each("routes"):
            if known(route.at("to"), steps, "step"):
                reached.add(route.get("to"))
    for step in root.each("steps"):
        if step.get("key") not in reached:
            step.complain(f"No act leads to the step “{step.get('key')}”.", "Name it under “to:”, or remove it.")
    _check_objection(root.at("objection"), under)
    check_acts(root, under)
    check_steps(root, under)
    check_terms(root, under)
    _check_refusals(root, under)
    involves = any(act.act is Act.INVOLVE for step in under.service.procedure.steps for act in step.acts)
    if involves and "data_from" not in root:
        root.at("steps").complain(
            "Other bodies are asked for data, but not until when.", "Add “data_from:” with length, unit and article."
        )
    if root.get("automatic") and not any(act.by_rule for step in under.service.procedure.steps for act in step.acts):
        root.at("automatic").complain("Nothing is decided by rule here.", "Give an act “by_rule:”, or drop this key.")


def _check_objection(objection: Node, under: UnderCheck) -> None:
    if objection.get("to_body") == COURT:
        return
    is_body = known(objection.at("to_body"), under.catalogue.bodies, "body")
    if is_body and not under.service.addressed and objection.get("to_body") == under.service.agency:
        objection.at("to_body").complain(
            "The body would judge objections to its own decisions.", "Name its superior, or another body."
        )


def _check_refusals(root: Node, under: UnderCheck) -> None:
    grounds = [ground.get("key") for ground in root.each("refusal_grounds")]
    if len(set(grounds)) < len(grounds):
        root.at("refusal_grounds").complain("A ground stands twice.", "Give each ground its own key.")
    listed = {act.act for step in under.service.procedure.steps for act in step.acts}
    grounded = {ground.act for ground in under.service.procedure.refusal_grounds}
    if Act.REFUSE in listed and Act.REFUSE not in grounded:
        root.at("refusal_grounds").complain(
            "The body may refuse, but no ground is named.", "Name each ground with its article."
        )
    for act in sorted((listed & {Act.LEAVE, Act.TERMINATE}) - grounded):
        root.at("refusal_grounds").complain(
            f"The body may “{act}”, but no ground is named for it.", f"Name one with its article and “act: {act}”."
        )
    for ground in root.each("refusal_grounds"):
        if not _ARTICLE.search(ground.get("article")) and ground.get("confirmed", True):
            ground.at("article").complain(
                f"“{ground.get('article')}” names no article of law.",
                "Write it like “ORQ-445, art. 29”, or say “confirmed: false” until a lawyer has found it.",
            )
