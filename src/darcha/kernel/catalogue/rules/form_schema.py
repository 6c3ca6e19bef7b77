"""A form as JSON Schema 2020-12 for one party: self-contained, and every leaf says what would be accepted."""

import re
from collections.abc import Mapping
from typing import Any

from ..types import FormSubject, Page, Question, QuestionType, Service
from .expressions import holds, variables
from .form import Choices, labelled_records, option_labels, options_for
from .values import LONGEST, MOST_FILES

_ON_ANSWERS = re.compile(r"\banswers\b")
_SAFE = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$"
_EXAMPLES: dict[QuestionType, Any] = {
    QuestionType.TEXT: "Darcha",
    QuestionType.LONG_TEXT: "Darcha",
    QuestionType.DATE: "2026-09-01",
    QuestionType.NUMBER: 1,
    QuestionType.PHONE: "+998901234567",
    QuestionType.EMAIL: "ism@example.uz",
}
A_FILE = "00000000-0000-0000-0000-000000000000"


def form_schema(service: Service, subject: FormSubject, choices: Choices, language: str) -> dict[str, Any]:
    """The answers that this party may give. Questions that hang on other answers are there, but not required."""
    properties: dict[str, Any] = {}
    required: list[str] = []
    for page, question, hangs in possible_questions(service, subject):
        del page
        properties[question.key] = leaf(question, subject, choices, language)
        if question.required and not hangs:
            required.append(question.key)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": service.name.in_(language),
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": required,
    }


def form_pages(service: Service, subject: FormSubject, language: str) -> list[dict[str, Any]]:
    """The pages with the keys of their questions, in order."""
    pages: dict[str, dict[str, Any]] = {}
    for page, question, _ in possible_questions(service, subject):
        shown = pages.setdefault(page.key, _page(page, language))
        shown["questions"].append(question.key)
    return list(pages.values())


def possible_questions(service: Service, subject: FormSubject) -> list[tuple[Page, Question, bool]]:
    """Every question that this party may be asked; True when it hangs on other answers."""
    values = variables(service, {}, subject)
    found = []
    for page in service.form.pages:
        for question in page.questions:
            conditions = [one for one in (page.asked_if, question.asked_if) if one is not None]
            hanging = [one for one in conditions if _ON_ANSWERS.search(one)]
            if all(holds(one, values) for one in conditions if one not in hanging):
                found.append((page, question, bool(hanging)))
    return found


def leaf(question: Question, subject: FormSubject, choices: Choices, language: str) -> dict[str, Any]:
    """The schema of one answer."""
    shown: dict[str, Any] = {"title": question.label.in_(language)}
    if question.hint is not None:
        shown["description"] = question.hint.in_(language)
    options = options_for(question, subject, choices)
    if question.type in (QuestionType.CHOICES, QuestionType.BODIES):
        values = list(options or ())
        return {
            **shown,
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"type": "string", "enum": values},
            "examples": [values[:1]],
        }
    if options is not None:
        labels = _labels(question, subject, language)
        more = {"x-labels": labels} if labels else {}
        return {**shown, "type": "string", "enum": list(options), **more}
    return {**shown, **_plain(question)}


def _plain(question: Question) -> dict[str, Any]:
    match question.type:
        case QuestionType.YES_NO:
            return {"type": "boolean", "enum": [True, False]}
        case QuestionType.DECLARATION:
            return {"const": True}
        case QuestionType.NUMBER:
            bounds = {"minimum": question.minimum, "maximum": question.maximum}
            return {"type": "integer", **_given(bounds), "examples": [_example(question)]}
        case QuestionType.FILES:
            return {
                "type": "array",
                "maxItems": question.max_files or MOST_FILES,
                "uniqueItems": True,
                "items": {"type": "string", "format": "uuid", "examples": [A_FILE]},
                "examples": [[]],
            }
        case QuestionType.DATE:
            return {"type": "string", "format": "date", "examples": [_example(question)]}
    lengths = {
        "minLength": max(question.min_length or 0, 1),
        "maxLength": question.max_length or LONGEST.get(question.type, 100),
    }
    return {"type": "string", **lengths, "pattern": _SAFE, "examples": [_example(question)]}


def _example(question: Question) -> Any:
    return question.example if question.example is not None else _EXAMPLES[question.type]


def _given(bounds: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in bounds.items() if value is not None}


def _labels(question: Question, subject: FormSubject, language: str) -> dict[str, str]:
    labels = {value: option.label.in_(language) for value, option in option_labels(question).items()}
    return {**labels, **labelled_records(question, subject)}


def _page(page: Page, language: str) -> dict[str, Any]:
    lead = {"lead": page.lead.in_(language)} if page.lead is not None else {}
    return {"key": page.key, "title": page.title.in_(language), **lead, "questions": []}


def smallest_answers(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The object made of the required leaves alone, as a machine would make it from the schema."""
    return {key: _first(schema["properties"][key]) for key in schema["required"]}


def _first(shape: Mapping[str, Any]) -> Any:
    if "const" in shape:
        return shape["const"]
    return shape["enum"][0] if "enum" in shape else shape["examples"][0]
