"""Every rule compiles, answers yes or no where it must, and looks only at what is there. Ignores what it decides."""

import re

from ...rules.expressions import PAPER_VARIABLES, RECORD_VARIABLES, VARIABLES
from ..nodes import Node
from .conditions import check_condition
from .rule_names import check_names_in, check_record_names
from .rule_words import compiled
from .under_check import UnderCheck

_FACT = re.compile(r"\bfacts\b")


def check_rules(under: UnderCheck) -> None:
    """The conditions of form, fees, procedure and papers."""
    _form_rules(under)
    _fee_and_procedure_rules(under)
    for _, paper in under.roots("documents/"):
        if "when" in paper and compiled(paper.at("when"), PAPER_VARIABLES, yes_or_no=True):
            check_names_in(paper.at("when"), under)
        for _, value in paper.pairs("fields"):
            if compiled(value, PAPER_VARIABLES, yes_or_no=False):
                check_names_in(value, under, outcome=paper.get("outcome"))


def _form_rules(under: UnderCheck) -> None:
    for page in under.root("form.yaml").each("pages"):
        _condition(page, "asked_if", under)
        for question in page.each("questions"):
            _condition(question, "asked_if", under)
            where = question.at("records").at("where") if "records" in question else None
            if where is not None and where.value and compiled(where, RECORD_VARIABLES, yes_or_no=True):
                check_record_names(where, question.at("records").get("registry"), under)


def _fee_and_procedure_rules(under: UnderCheck) -> None:
    for dated in under.root("fees.yaml").each("rates"):
        for rate in dated.each("values"):
            _condition(rate, "when", under)
    procedure = under.root("procedure.yaml")
    for term in procedure.each("terms"):
        _condition(term, "when", under)
        if _FACT.search(term.get("when", "")):
            term.at("when").complain("A term may depend on the answers alone.", "Ask, or carry, what it depends on.")
    for step in procedure.each("steps"):
        for act in step.each("acts"):
            _condition(act, "by_rule", under)


def _condition(node: Node, key: str, under: UnderCheck) -> None:
    if key in node and compiled(node.at(key), VARIABLES, yes_or_no=True):
        check_names_in(node.at(key), under)
        check_condition(node.at(key), under)
