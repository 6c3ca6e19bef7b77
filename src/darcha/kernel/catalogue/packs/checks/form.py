"""A form can be completed by everybody, and every question has what its type needs. Ignores rules."""

import re

from darcha.ground.identifiers.plate import is_chosen

from ...rules.form import Choices, wrong_answers
from ...rules.form_schema import form_schema, smallest_answers
from ...types import FormSubject, Payer
from ..mistakes import did_you_mean
from ..nodes import Node
from .names import known
from .under_check import UnderCheck

_NEEDS = {
    "choice": "options",
    "choices": "options",
    "record": "records",
    "identifier": "identifier",
}
_TYPED = {"text", "long-text", "identifier", "email", "phone", "date", "number"}
_FIELD = re.compile(r"\{([^{}]*)\}")


def check_form(under: UnderCheck) -> None:
    """form.yaml as a whole."""
    root = under.root("form.yaml")
    seen: set[str] = set()
    pages: set[str] = set()
    for page in root.each("pages"):
        _once(page, pages, "page")
        for question in page.each("questions"):
            _once(question, seen, "question")
            _check_question(question, under)
    for fact in root.each("known_facts"):
        if _readable(fact, under):
            for path in _FIELD.findall(fact.get("value")):
                _field(fact.at("value"), fact.get("registry"), path, under)
    if not under.report:
        _check_completable(root, under)


def _once(node: Node, seen: set[str], what: str) -> None:
    if node.get("key") in seen:
        node.at("key").complain(f"The {what} “{node.get('key')}” is there twice.", "Give each its own key.")
    seen.add(node.get("key"))


def _check_question(node: Node, under: UnderCheck) -> None:
    kind, need = node.get("type"), _NEEDS.get(node.get("type"))
    if need is not None and need not in node:
        node.complain(f"A question of type “{kind}” needs “{need}”.", f"Add “{need}:”, or choose another type.")
    for other, only in (("options", {"choice", "choices"}), ("records", {"record"}), ("identifier", {"identifier"})):
        if other in node and kind not in only:
            node.at(other).complain(f"A question of type “{kind}” has no “{other}”.", "Remove it.")
    if kind in _TYPED and "example" not in node:
        node.complain(f"A question of type “{kind}” needs an example.", "Add “example:” with an answer that is valid.")
    if node.get("identifier") == "plate" and is_chosen(str(node.get("example", ""))):
        node.at("example").complain(
            f"“{node.get('example')}” is not what a plate looks like.", "Show one as most people have: “01A123BC”."
        )
    if "prefill" in node and _readable(node.at("prefill"), under):
        _field(node.at("prefill").at("path"), node.get("prefill")["registry"], node.get("prefill")["path"], under)
    if "records" in node and _readable(node.at("records"), under):
        records = node.at("records")
        registry = records.get("registry")
        _field(records.at("value"), registry, records.get("value"), under)
        for path in _FIELD.findall(records.get("label")):
            _field(records.at("label"), registry, path, under)
        for _, path in records.pairs("carries"):
            _field(path, registry, path.value, under)
    values = [option.get("value") for option in node.each("options")]
    if len(set(values)) < len(values):
        node.at("options").complain("An option stands twice.", "Give each option its own value.")


def _readable(node: Node, under: UnderCheck) -> bool:
    registry = node.at("registry")
    if not known(registry, under.catalogue.registries, "registry"):
        return False
    if registry.value not in under.service.registries:
        registry.complain(f"service.yaml does not list the registry “{registry.value}”.", "Add it under “registries”.")
        return False
    return under.service.key in under.catalogue.registries[registry.value].access


def _field(node: Node, registry: str, path: str, under: UnderCheck) -> None:
    granted = under.catalogue.registries[registry].access[under.service.key]
    first = path.split(".", maxsplit=1)[0]
    if first not in granted:
        node.complain(
            f"This service may not read “{first}” of the registry “{registry}”.", did_you_mean(first, granted)
        )


def _check_completable(root: Node, under: UnderCheck) -> None:
    """The smallest object that the form's own schema allows must be accepted, for whoever owns nothing."""
    bodies = tuple(key for key, body in under.catalogue.bodies.items() if body.takes_petitions)
    districts = tuple(code for code, region in under.catalogue.regions.items() if region.parent)
    choices = Choices(bodies, districts)
    parties: tuple[Payer, ...] = ("individual", "entity", "foreign-entity")
    for party in parties:
        subject = FormSubject(party=party)
        answers = smallest_answers(form_schema(under.service, subject, choices, "uz"))
        for error in wrong_answers(under.service, answers, subject, choices, complete=True):
            _where(root, error.path).complain(
                f"The form cannot be completed by a party that owns nothing: “{error.path}” ({error.code}).",
                "Give a valid example, or ask the question only where it can be answered.",
            )


def _where(root: Node, key: str) -> Node:
    for page in root.each("pages"):
        for question in page.each("questions"):
            if question.get("key") == key:
                return question.at("example") if "example" in question else question
    return root
