"""Which paper a decision is printed on, and what stands on it. Ignores printing and sealing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from darcha.ground.rules import VariableType, compile_rule
from darcha.ground.text import write_number
from darcha.kernel.catalogue.types import DocumentTemplate, Service

from .notices import filled
from .term_durations import add_months, parse_duration

_VARIABLES: dict[str, VariableType] = {
    "answers": "map",
    "facts": "map",
    "applicant": "map",
    "decision": "map",
    "opinions": "list",
    "money": "map",
}
_TEXTS = "document."


@dataclass(frozen=True, slots=True)
class Ground:
    """What a decision stands on, as a pack's rules see it. ``facts``: registry -> records. ``opinions`` and ``money``
    are for the rules of steps."""

    answers: Mapping[str, Any]
    facts: Mapping[str, Sequence[Mapping[str, Any]]]
    applicant: Mapping[str, Any]
    decision: Mapping[str, Any] = field(default_factory=dict)
    opinions: Sequence[Mapping[str, Any]] = ()
    money: Mapping[str, Any] = field(default_factory=dict)

    def holds(self, condition: str) -> bool:
        """Raises RuleError when the condition cannot be answered from this."""
        return self.value(condition) is True

    def value(self, expression: str) -> Any:
        """The value of a rule of the pack. Raises RuleError."""
        return compile_rule(expression, _VARIABLES)(
            {
                "answers": dict(self.answers),
                "facts": {key: [dict(record) for record in records] for key, records in self.facts.items()},
                "applicant": dict(self.applicant),
                "decision": dict(self.decision),
                "opinions": [dict(opinion) for opinion in self.opinions],
                "money": dict(self.money),
            }
        )


def choose_paper(service: Service, outcome: str, ground: Ground) -> DocumentTemplate | None:
    """The first template of the outcome whose condition holds; None when the pack prints nothing."""
    for template in service.documents:
        if template.outcome == outcome and (template.when is None or ground.holds(template.when)):
            return template
    return None


def paper_fields(service: Service, template: DocumentTemplate, ground: Ground, language: str) -> dict[str, Any]:
    """What the template is told: its fields, and under ``texts`` the pack's words for papers in that language."""
    fields = {name: ground.value(template.values[name]) for name in template.fields if name in template.values}
    texts = {
        key.removeprefix(_TEXTS): text.in_(language) for key, text in service.texts.items() if key.startswith(_TEXTS)
    }
    return {**fields, "texts": texts}


def paper_lines(
    service: Service, template: DocumentTemplate, fields: Mapping[str, Any], language: str
) -> list[tuple[str, str]]:
    """The printed table: fields that the pack has a label for (``document.<field>``), choices in words; a record by the
    words that the pack has for one (``document.<field>.each``)."""
    lines = []
    for name in template.fields:
        label = service.texts.get(f"{_TEXTS}{name}")
        value = fields.get(name)
        if label is not None and value not in (None, "", []):
            lines.append((label.in_(language), _shown(service, name, value, language)))
    return lines


def _shown(service: Service, name: str, value: Any, language: str) -> str:
    if isinstance(value, (list, tuple)):
        return _listed([_shown(service, name, each, language) for each in value])
    if isinstance(value, Mapping):
        said = {key: _shown(service, key, one, language) for key, one in value.items()}
        words = service.texts.get(f"{_TEXTS}{name}.each")
        return filled(words.in_(language), said) if words else ", ".join(said.values())
    for question in service.form.questions():
        if question.key == name:
            for option in question.options:
                if option.value == value:
                    return option.label.in_(language)
    return write_number(value, language) if isinstance(value, float) else str(value)


def _listed(shown: Sequence[str]) -> str:
    """Short things in one row, as in a sentence; things that have commas of their own each on its line."""
    if any(", " in one for one in shown):
        return ";\n".join(shown)
    return ", ".join([*shown[:1], *(_within_a_row(one) for one in shown[1:])])


def _within_a_row(words: str) -> str:
    is_name = not words[1:2].islower()  # a number plate or an abbreviation keeps its capitals
    return words if is_name else words[0].lower() + words[1:]


def valid_until(template: DocumentTemplate, on: date) -> date | None:
    """The last day on which the paper holds; None when it holds for good."""
    if template.valid_for is None:
        return None
    duration = parse_duration(template.valid_for)
    return add_months(on, duration.months) + timedelta(days=duration.days)
