"""Every rule compiles, answers yes or no where it must, and looks only at what is there. Ignores what it decides."""

import re
from collections.abc import Mapping

from darcha.ground.rules import RuleError, VariableType, compile_rule

from ...rules.expressions import PAPER_VARIABLES, RECORD_VARIABLES, VARIABLES
from ..mistakes import did_you_mean
from ..nodes import Node
from .under_check import UnderCheck

_ANSWER = re.compile(r"\banswers\.([A-Za-z_]\w*)")
_FACT = re.compile(r"\bfacts(?:\.([A-Za-z_]\w*)|\[['\"]([^'\"]+)['\"]\])")
_WHERE = re.compile(r"<input>:(\d+):(\d+): (.+)")
_HINT = "A rule reads like: has(answers.kind) && answers.kind == 'proposal'"


def check_rules(under: UnderCheck) -> None:
    """The conditions of form, fees, procedure and papers."""
    form = under.root("form.yaml")
    for page in form.each("pages"):
        _condition(page, "asked_if", under)
        for question in page.each("questions"):
            _condition(question, "asked_if", under)
            if "records" in question:
                _condition(question.at("records"), "where", under, RECORD_VARIABLES)
    for dated in under.root("fees.yaml").each("rates"):
        for rate in dated.each("values"):
            _condition(rate, "when", under)
    procedure = under.root("procedure.yaml")
    for term in procedure.each("terms"):
        _condition(term, "when", under)
        if "when" in term and _FACT.search(term.get("when")):
            term.at("when").complain("A term may depend on the answers alone.", "Ask, or carry, what it depends on.")
    for step in procedure.each("steps"):
        for act in step.each("acts"):
            _condition(act, "by_rule", under)
    for _, paper in under.roots("documents/"):
        _condition(paper, "when", under, PAPER_VARIABLES)
        for _, value in paper.pairs("fields"):
            _compile(value, under, PAPER_VARIABLES, yes_or_no=False)


def _condition(node: Node, key: str, under: UnderCheck, variables: Mapping[str, VariableType] = VARIABLES) -> None:
    if key in node:
        _compile(node.at(key), under, variables, yes_or_no=True)


def _compile(node: Node, under: UnderCheck, variables: Mapping[str, VariableType], *, yes_or_no: bool) -> None:
    try:
        rule = compile_rule(node.value, variables)
    except RuleError as error:
        found = _WHERE.search(str(error))
        said = f"at sign {found[2]}: {found[3]}" if found else str(error)
        node.complain(f"The rule cannot be read {said}.", _HINT)
        return
    if yes_or_no and rule.returns not in {"bool", "dyn"}:
        node.complain(f"The rule gives {rule.returns}, not yes or no.", "Compare it with something: … > 0")
    answers = {question.key for question in under.service.form.questions()}
    answers |= {key for one in under.service.form.questions() if one.records is not None for key in one.records.carries}
    for name in _ANSWER.findall(node.value):
        if name not in answers:
            node.complain(f"The rule looks at the answer “{name}”, which is not asked.", did_you_mean(name, answers))
    registries = under.service.registries
    for plain, quoted in _FACT.findall(node.value):
        name = plain or quoted
        if name not in registries:
            node.complain(
                f"The rule looks at the registry “{name}”, which service.yaml does not list.",
                did_you_mean(name, registries),
            )
