"""What an automatic step is about exists: the registry that it reads or writes, its paper, its notice, its rules."""

from typing import Any

from darcha.ground.rules import RuleError, compile_rule

from ...rules.expressions import STEP_VARIABLES, variables
from ...types import FormSubject, RegistryDefinition
from ..mistakes import did_you_mean
from ..nodes import Node
from .conditions import PARTIES
from .names import known
from .notices import check_said
from .rule_names import check_names_in
from .rule_words import compiled
from .under_check import UnderCheck

_SUBJECT = {"check": "reads", "record": "writes", "issue": "paper", "notify": "says"}
_NEEDED = {"record": "writes", "issue": "paper", "notify": "says"}  # a check may look at what is known already


def check_subject(step: Node, under: UnderCheck) -> None:
    """One step of procedure.yaml."""
    kind = step.get("kind", "review")
    needed = _NEEDED.get(kind)
    if needed and needed not in step:
        step.at("kind").complain(f"A step of the kind “{kind}” says what it is about.", f"Add “{needed}:”.")
    for of_kind, key in _SUBJECT.items():
        if key in step and of_kind != kind:
            step.at(key).complain(f"Only a step of the kind “{of_kind}” has “{key}”.", "Give it that kind, or drop it.")
    for route in step.each("routes"):
        if "when" in route and _read(route.at("when"), under, yes_or_no=True):
            _check_answerable(route.at("when"), under)
    if "reads" in step:
        _check_reads(step.at("reads"), under)
    if "writes" in step:
        _check_writes(step.at("writes"), under)
    if "paper" in step:
        papers = [paper.key for paper in under.service.documents if paper.outcome == "issue"]
        known(step.at("paper"), papers, "paper with “outcome: issue”")
    if "says" in step:
        check_said(step.at("says"), under)


def _read(node: Node, under: UnderCheck, *, yes_or_no: bool) -> bool:
    if not compiled(node, STEP_VARIABLES, yes_or_no=yes_or_no):
        return False
    check_names_in(node, under, outcome="record")
    return True


def _check_answerable(node: Node, under: UnderCheck) -> None:
    """A route is asked for every applicant, whatever they have answered: it must not fail."""
    try:
        for party in PARTIES:
            known_now = variables(under.service, {}, FormSubject(party=party))
            compile_rule(node.value, STEP_VARIABLES)({**known_now, "decision": {}, "opinions": [], "money": {"fee": 0}})
    except RuleError:
        node.complain("The rule cannot be answered where nothing was answered.", "Ask with has(…) first.")


def _check_reads(reads: Node, under: UnderCheck) -> None:
    registry = _registry(reads.at("registry"), under)
    if registry is None:
        return
    known(reads.at("registry"), under.service.registries, "registry in service.yaml")
    if "key" in reads:
        known(reads.at("key"), registry.keys, "key of this registry")
        _read(reads.at("value"), under, yes_or_no=False)


def _check_writes(writes: Node, under: UnderCheck) -> None:
    registry = _registry(writes.at("registry"), under)
    for _, value in writes.pairs("values"):
        _read(value, under, yes_or_no=False)
    if registry is None:
        return
    if under.service.key not in registry.written_by:
        writes.at("registry").complain(
            f"The registry “{registry.key}” does not let this service enter anything.",
            f"Add “{under.service.key}” under “written_by” in registries/{registry.key}/registry.yaml.",
        )
    given, schema = list(writes.get("values")), dict[str, Any](registry.schema)
    fields = schema.get("properties", {})
    for name, value in writes.pairs("values"):
        if name not in fields:
            value.complain(f"A record has no field “{name}”.", did_you_mean(name, fields))
    for name in schema.get("required", ()):
        if name not in given:
            writes.at("values").complain(f"A record is not complete without “{name}”.", f"Add “{name}:” with a rule.")
    if "under" in writes and known(writes.at("under"), registry.keys, "key of this registry"):
        known(writes.at("under"), given, "value given here")


def _registry(node: Node, under: UnderCheck) -> RegistryDefinition | None:
    registries = under.catalogue.registries
    return registries[node.value] if known(node, registries, "registry") else None
