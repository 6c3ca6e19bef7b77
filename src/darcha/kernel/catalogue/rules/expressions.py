"""Rules of packs over an application: one set of variables everywhere. Ignores what a rule decides."""

from collections.abc import Mapping
from typing import Any

from darcha.ground.rules import VariableType, compile_rule
from darcha.ground.text import current, write_number

from ..types import FormSubject, Service

VARIABLES: dict[str, VariableType] = {"answers": "map", "facts": "map", "applicant": "map"}
PAPER_VARIABLES: dict[str, VariableType] = {**VARIABLES, "decision": "map"}
# Of routes and of what a step enters: also what other bodies have said, and the fee (in tiyin).
STEP_VARIABLES: dict[str, VariableType] = {**PAPER_VARIABLES, "opinions": "list", "money": "map"}
RECORD_VARIABLES: dict[str, VariableType] = {"record": "map"}


def variables(service: Service, answers: Mapping[str, Any], subject: FormSubject) -> dict[str, Any]:
    """What rules may look at. A registry that the service reads and that knows nothing is an empty list."""
    facts = {key: [dict(record) for record in subject.facts.get(key, ())] for key in service.registries}
    applicant = {"kind": subject.party, "reliefs": list(subject.reliefs), "name": "", **subject.applicant}
    return {"answers": dict(answers), "facts": facts, "applicant": applicant}


def holds(source: str | None, values: Mapping[str, Any]) -> bool:
    """Whether a condition holds; no condition always does. Raises RuleError."""
    return source is None or compile_rule(source, VARIABLES)(values) is True


def look_up(record: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path, or None."""
    found: Any = record
    for step in path.split("."):
        if not isinstance(found, Mapping) or step not in found:
            return None
        found = found[step]
    return found


def fill(template: str, record: Mapping[str, Any]) -> str:
    """A logic-less "{make} {model}" over a record, in the current language; what is missing stays empty."""
    parts: list[str] = []
    rest = template
    while rest:
        before, opened, rest = rest.partition("{")
        path, closed, after = rest.partition("}")
        if not opened or not closed:
            return "".join([*parts, before, opened, rest])
        value = look_up(record, path)
        parts += [before, _written(value)]
        rest = after
    return "".join(parts)


def _written(value: Any) -> str:
    if isinstance(value, float):
        return write_number(value, current())
    return "" if value is None else str(value)
