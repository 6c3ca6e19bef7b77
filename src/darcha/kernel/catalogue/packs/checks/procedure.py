"""Steps lead somewhere, posts exist, terms cover every case, refusals have grounds. Ignores rules inside."""

import re

from ...types import Act
from ..ladder_checks import check_rungs
from ..nodes import Node
from .acts import check_acts
from .names import known, posts
from .under_check import UnderCheck

_ARTICLE = re.compile(r"\b(?:art|p)\. \d")  # of a law, or the point of a regulation


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
            for post in act.each("posts"):
                known(post, posts(under), "post")
    for step in root.each("steps"):
        if step.get("key") not in reached:
            step.complain(f"No act leads to the step “{step.get('key')}”.", "Name it under “to:”, or remove it.")
    _check_objection(root.at("objection"), under)
    check_acts(root, under)
    _check_terms(root, under)
    _check_refusals(root, under)
    if root.get("automatic") and not any(act.by_rule for step in under.service.procedure.steps for act in step.acts):
        root.at("automatic").complain("Nothing is decided by rule here.", "Give an act “by_rule:”, or drop this key.")


def _check_objection(objection: Node, under: UnderCheck) -> None:
    is_body = known(objection.at("to_body"), under.catalogue.bodies, "body")
    if is_body and not under.service.addressed and objection.get("to_body") == under.service.agency:
        objection.at("to_body").complain(
            "The body would judge objections to its own decisions.", "Name its superior, or another body."
        )


def _check_terms(root: Node, under: UnderCheck) -> None:
    terms = list(root.each("terms"))
    for term in terms[:-1]:
        if "when" not in term:
            term.complain(
                f"The terms after “{term.get('key')}” can never apply.", "The term without a condition stands last."
            )
    if terms and "when" in terms[-1]:
        terms[-1].at("when").complain("A case may have no term at all.", "The last term has no condition.")
    for term in terms:
        check_rungs(term.at("ladder"))
        if "then" in term and "hours" in term.get("unit"):
            term.at("then").complain("A term in hours has no further parts.", "Write the first part in days.")
        if "extension_decided_within" in term and "extension_at_most" not in term:
            term.at("extension_decided_within").complain(
                "It says by when to extend, but not by how much at most.", "Add extension_at_most and its article."
            )
        if "extension_at_most" in term and "extension_article" not in term:
            term.complain(
                "The article of law is missing for the extension.", "Add “extension_article: ORQ-445, art. 28”."
            )
        if term.get("starts_at") == "payment" and under.service.fees.is_free:
            term.at("starts_at").complain("The term starts at payment, but the service is free.", "Start it earlier.")


def _check_refusals(root: Node, under: UnderCheck) -> None:
    grounds = [ground.get("key") for ground in root.each("refusal_grounds")]
    if len(set(grounds)) < len(grounds):
        root.at("refusal_grounds").complain("A ground stands twice.", "Give each ground its own key.")
    refuses = any(act.act is Act.REFUSE for step in under.service.procedure.steps for act in step.acts)
    if refuses and not grounds:
        root.at("refusal_grounds").complain(
            "The body may refuse, but no ground is named.", "Name each ground with its article."
        )
    for ground in root.each("refusal_grounds"):
        if not _ARTICLE.search(ground.get("article")) and ground.get("confirmed", True):
            ground.at("article").complain(
                f"“{ground.get('article')}” names no article of law.",
                "Write it like “ORQ-445, art. 29”, or say “confirmed: false” until a lawyer has found it.",
            )
