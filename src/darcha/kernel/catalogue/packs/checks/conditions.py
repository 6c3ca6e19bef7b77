"""A condition can be answered when it is asked, and can turn out either way. Ignores the names in it."""

import re
from typing import Any

from darcha.ground.rules import RuleError, compile_rule

from ...rules.expressions import VARIABLES, variables
from ...types import FormSubject, Payer
from ..mistakes import did_you_mean
from ..nodes import Node
from .under_check import UnderCheck

_LOOKS = re.compile(r"\b(?:answers|facts|applicant)\b")
_ANSWER = re.compile(r"\banswers\.([A-Za-z_]\w*)")
_LITERAL = r"'([^']*)'|\"([^\"]*)\""
_IS = re.compile(rf"\banswers\.([A-Za-z_]\w*)\s*[!=]=\s*(?:{_LITERAL})")
_IN = re.compile(r"\banswers\.([A-Za-z_]\w*)\s+in\s+\[([^\]]*)\]")
_HAS = re.compile(rf"(?:{_LITERAL})\s+in\s+answers\.([A-Za-z_]\w*)")
PARTIES: tuple[Payer, ...] = ("individual", "entity", "foreign-entity")


def check_condition(node: Node, under: UnderCheck) -> None:
    """Of the form, the fees, the terms or an act; papers have everything, so theirs are not judged here."""
    if not _LOOKS.search(node.value):
        node.complain("This condition is always the same.", "Let it look at answers, facts or the applicant.")
        return
    _check_options(node, under)
    try:
        rule = compile_rule(node.value, VARIABLES)
        for party in PARTIES:
            rule(variables(under.service, {}, FormSubject(party=party)))
    except RuleError:
        names = ", ".join(dict.fromkeys(_ANSWER.findall(node.value)))
        node.complain(
            "The rule cannot be answered while nothing is answered yet.",
            f"Begin with has(answers.{names}) && …" if names and "," not in names else "Ask with has(…) first.",
        )


def check_order(under: UnderCheck) -> None:
    """A question may hang only on questions before it: so no circle, and no page that can never come."""
    root = under.root("form.yaml")
    places: dict[str, int] = {}
    for at, asked in enumerate(under.service.form.questions()):
        places[asked.key] = at
        places.update(dict.fromkeys(asked.records.carries if asked.records else (), at))
    at = 0
    for page in root.each("pages"):
        _check_place(page, at, places)
        for question in page.each("questions"):
            _check_place(question, at, places)
            at += 1


def _check_place(node: Node, at: int, places: dict[str, int]) -> None:
    for name in dict.fromkeys(_ANSWER.findall(node.get("asked_if", ""))):
        if places.get(name, -1) >= at:
            node.at("asked_if").complain(
                f"This is asked before “{name}” is answered, so it may never be.", "Move it behind that question."
            )


def _check_options(node: Node, under: UnderCheck) -> None:
    compared = [(name, one or other) for name, one, other in _IS.findall(node.value)]
    compared += [(name, one or other) for one, other, name in _HAS.findall(node.value)]
    for name, listed in _IN.findall(node.value):
        compared += [(name, one or other) for one, other in re.findall(_LITERAL, listed)]
    for name, value in compared:
        options = _options(name, under)
        if options and value not in options:
            node.complain(f"“{value}” is no answer to “{name}”.", did_you_mean(value, options))


def _options(name: str, under: UnderCheck) -> list[str]:
    """What may be answered, by choosing or by carrying a coded field of a record; empty when anything may be."""
    found: list[str] = []
    for question in under.service.form.questions():
        if question.key == name:
            found += [option.value for option in question.options]
        elif question.records is not None and name in question.records.carries:
            registry = under.catalogue.registries.get(question.records.registry)
            fields: Any = registry.schema.get("properties", {}) if registry is not None else {}
            found += fields.get(question.records.carries[name], {}).get("enum", [])
    return found
