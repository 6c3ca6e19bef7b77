"""Where silence grants or refuses: by which article, and to which step. Ignores terms that are merely overdue."""

from ...types import Act, Term
from ..nodes import Node
from .under_check import UnderCheck


def check_silence(under: UnderCheck) -> None:
    """Every term of procedure.yaml."""
    root = under.root("procedure.yaml")
    for node, term in zip(root.each("terms"), under.service.procedure.terms, strict=True):
        if term.silence != "overdue":
            _check_article(node, term)
            _check_step(node, term, under)
        elif term.silence_article is not None:
            node.at("silence_article").complain(
                "This silence decides nothing, so no article is needed.", "Drop it, or write what silence means."
            )


def _check_article(node: Node, term: Term) -> None:
    if not any(sign.isdigit() for sign in term.silence_article or ""):
        node.at("silence").complain(
            f"The article of law is missing by which silence means “{term.silence}”.",
            "Add “silence_article: ORQ-457, art. 60”.",
        )


def _check_step(node: Node, term: Term, under: UnderCheck) -> None:
    acts = [act for step in under.service.procedure.steps for act in step.acts if act.act is Act(term.silence)]
    if not any(act.to_step for act in acts):
        node.at("silence").complain(
            f"Silence means “{term.silence}”, but no step lists that act and where it leads.",
            f"Add “act: {term.silence}” with “to:” to a step.",
        )
