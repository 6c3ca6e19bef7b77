"""The names inside a rule exist: answers, registers and their fields, the applicant, the decision. Ignores sense."""

import re
from collections.abc import Collection, Iterable

from ...types import DECISION_SAYS, SAID_BY
from ..mistakes import did_you_mean
from ..nodes import Node
from .under_check import UnderCheck

_ANSWER = re.compile(r"\banswers\.([A-Za-z_]\w*)")
_APPLICANT = re.compile(r"\bapplicant\.([A-Za-z_]\w*)")
_DECISION = re.compile(r"\bdecision\.([A-Za-z_]\w*)")
_RECORD = re.compile(r"\brecord\.([A-Za-z_]\w*)")
_FACT = re.compile(r"\bfacts(?:\.([A-Za-z_]\w*)|\[['\"]([^'\"]+)['\"]\])")
_EACH = re.compile(
    r"\bfacts(?:\.([A-Za-z_]\w*)|\[['\"]([^'\"]+)['\"]\])"
    r"(?:\.(?:exists|exists_one|all|filter|map)\(\s*([A-Za-z_]\w*)\s*,|\[\d+\]\.([A-Za-z_]\w*))"
)
APPLICANT = {"kind", "name", "reliefs", "number", "phone", "document"}


def check_names_in(node: Node, under: UnderCheck, outcome: str | None = None) -> None:
    """Complain about the first of each kind of name that the rule will not find."""
    source = node.value
    questions = under.service.form.questions()
    answers = {question.key for question in questions}
    answers |= {key for one in questions if one.records is not None for key in one.records.carries}
    for name in _unknown(_ANSWER.findall(source), answers):
        node.complain(f"The rule looks at the answer “{name}”, which is not asked.", did_you_mean(name, answers))
    registries = under.service.registries
    for name in _unknown((plain or quoted for plain, quoted in _FACT.findall(source)), registries):
        node.complain(
            f"The rule looks at the registry “{name}”, which service.yaml does not list.",
            did_you_mean(name, registries),
        )
    applicant = APPLICANT | {
        field
        for key in registries
        if key in under.catalogue.registries and under.catalogue.registries[key].describes
        for field in granted(key, under)
    }
    for name in _unknown(_APPLICANT.findall(source), applicant):
        node.complain(f"Nothing is known of the applicant’s “{name}”.", did_you_mean(name, applicant))
    decision = SAID_BY.get(outcome or "", DECISION_SAYS)
    for name in _unknown(_DECISION.findall(source), decision):
        node.complain(f"Such a decision has no “{name}”.", did_you_mean(name, decision))
    _check_fields(node, under)


def check_record_names(node: Node, registry: str, under: UnderCheck) -> None:
    """A condition over one record looks only at fields that this service may read."""
    _check_granted(node, _RECORD.findall(node.value), {registry}, under)


def granted(registry: str, under: UnderCheck) -> tuple[str, ...]:
    """The fields of a registry that this service may read; none when it is unknown, which is said elsewhere."""
    definition = under.catalogue.registries.get(registry)
    return definition.access.get(under.service.key, ()) if definition is not None else ()


def _check_fields(node: Node, under: UnderCheck) -> None:
    by_variable: dict[str, set[str]] = {}
    for plain, quoted, variable, field in _EACH.findall(node.value):
        if variable:
            by_variable.setdefault(variable, set()).add(plain or quoted)
        else:
            _check_granted(node, [field], {plain or quoted}, under)
    for variable, registries in by_variable.items():
        _check_granted(node, re.findall(rf"\b{re.escape(variable)}\.([A-Za-z_]\w*)", node.value), registries, under)


def _check_granted(node: Node, names: Iterable[str], registries: Collection[str], under: UnderCheck) -> None:
    fields = {field for registry in registries for field in granted(registry, under)}
    shown = "” or “".join(sorted(registries))
    for name in _unknown(names, fields) if fields else ():
        node.complain(f"This service may not read “{name}” of the registry “{shown}”.", did_you_mean(name, fields))


def _unknown(names: Iterable[str], known: Collection[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name not in known]
