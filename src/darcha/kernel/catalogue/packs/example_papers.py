"""The papers of a worked example: their rules give a value, and they print. Ignores what stands on them."""

from collections.abc import Mapping
from typing import Any

from darcha.ground.rules import RuleError, compile_rule

from ..rules.expressions import PAPER_VARIABLES
from ..types import DECISION_SAYS, SAID_BY, DocumentTemplate, PaperRunner, Service
from .checks.rule_words import in_plain_words
from .example_reading import Found
from .nodes import Node
from .sources import ServiceSource


def papers_made(service: Service, values: Mapping[str, Any]) -> list[str]:
    """The papers of a good end, in the order of the pack. Raises RuleError."""
    return [paper.key for paper in _fitting(service, values) if paper.outcome != "refuse"]


def prove_papers(found: Found, service: Service, source: ServiceSource, values: Mapping[str, Any]) -> None:
    """Every rule of every paper that fits gives a value; one that does not is a mistake at its line."""
    for paper in _fitting(service, values):
        document = source.documents[f"documents/{paper.key}.yaml"]
        root = Node(document, (), document.data, found.node.report)
        for name, rule in root.pairs("fields"):
            try:
                compile_rule(rule.value, PAPER_VARIABLES)(_seen(paper, values))
            except RuleError as error:
                said = in_plain_words(str(error))
                rule.complain(f"“{name}” cannot be worked out: {said}.", f"It was tried with {_called(found)}.")


def print_papers(
    found: Found,
    service: Service,
    source: ServiceSource,
    values: Mapping[str, Any],
    *,
    print_proof: PaperRunner | None,
    printed: set[str],
) -> None:
    """The first example that fits a paper prints it; ``printed`` remembers which have been."""
    if print_proof is None or found.node.report:
        return
    for paper in _fitting(service, values):
        if paper.key in printed:
            continue
        printed.add(paper.key)
        said = print_proof(service, paper, found.example)
        if said is not None:
            template = f"{source.folder}/documents/{paper.key}.typ"
            problem = f"The paper cannot be printed: {said.rstrip('.')}."
            found.node.report.add(template, 1, problem, f"It was tried with {_called(found)}.")


def _called(found: Found) -> str:
    return found.node.file.rpartition("/")[2]


def _fitting(service: Service, values: Mapping[str, Any]) -> list[DocumentTemplate]:
    return [
        paper
        for paper in service.documents
        if paper.when is None or compile_rule(paper.when, PAPER_VARIABLES)(_seen(paper, values)) is True
    ]


def _seen(paper: DocumentTemplate, values: Mapping[str, Any]) -> dict[str, Any]:
    names = SAID_BY.get(paper.outcome, DECISION_SAYS)
    lists = {"grounds": ["…"]} if "grounds" in names else {}
    return {**values, "decision": {**dict.fromkeys(names, "…"), **lists, "by_silence": False}}
