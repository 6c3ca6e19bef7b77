"""Which questions are asked, what may be answered, what registries answer themselves. Ignores drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from darcha.ground.rules import compile_rule

from ..types import FieldError, FormSubject, Option, Page, Question, QuestionType, Record, Service
from .expressions import RECORD_VARIABLES, fill, holds, look_up, variables
from .values import normalised, wrong


@dataclass(frozen=True, slots=True)
class Choices:
    """What BODY and REGION questions choose from; national data, so it is handed in."""

    bodies: Sequence[str] = ()
    districts: Sequence[str] = ()


def records_for(question: Question, subject: FormSubject) -> tuple[Record, ...]:
    """The records that the party may choose from."""
    source = question.records
    if source is None:
        return ()
    records = tuple(subject.facts.get(source.registry, ()))
    if source.where is None:
        return records
    rule = compile_rule(source.where, RECORD_VARIABLES)
    return tuple(record for record in records if rule({"record": dict(record)}) is True)


def labelled_records(question: Question, subject: FormSubject) -> dict[str, str]:
    """Identifying value -> label of each record that the party may choose from."""
    source = question.records
    if source is None:
        return {}
    return {
        str(look_up(record, source.value_path)): fill(source.label_template, record)
        for record in records_for(question, subject)
    }


def options_for(question: Question, subject: FormSubject, choices: Choices) -> tuple[str, ...] | None:
    """The values that may be chosen; None when the question is not a choice."""
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOICES:
            return tuple(option.value for option in question.options)
        case QuestionType.RECORD:
            path = question.records.value_path if question.records is not None else ""
            return tuple(str(look_up(record, path)) for record in records_for(question, subject))
        case QuestionType.BODY | QuestionType.BODIES:
            return tuple(choices.bodies)
        case QuestionType.REGION:
            return tuple(choices.districts)
    return None


def asked_pages(
    service: Service, answers: Mapping[str, Any], subject: FormSubject
) -> tuple[tuple[Page, tuple[Question, ...]], ...]:
    """The pages and questions that this party with these answers is asked, in order. Raises RuleError."""
    values = variables(service, with_carried(service, answers, subject), subject)
    pages = []
    for page in service.form.pages:
        if page.asked_if is None or holds(page.asked_if, values):
            questions = tuple(one for one in page.questions if one.asked_if is None or holds(one.asked_if, values))
            if questions:
                pages.append((page, questions))
    return tuple(pages)


def asked_questions(service: Service, answers: Mapping[str, Any], subject: FormSubject) -> tuple[Question, ...]:
    """Every question that is asked, in order."""
    return tuple(one for _, questions in asked_pages(service, answers, subject) for one in questions)


def with_carried(service: Service, answers: Mapping[str, Any], subject: FormSubject) -> dict[str, Any]:
    """The answers with the fields that chosen records carry: what a registry says wins over what was typed."""
    full = dict(answers)
    for question in service.form.of_records():
        source = question.records
        chosen = answers.get(question.key)
        if source is None or chosen is None:
            continue
        for record in records_for(question, subject):
            if str(look_up(record, source.value_path)) == chosen:
                full.update({key: look_up(record, path) for key, path in source.carries.items()})
    return full


def clean_answers(service: Service, answers: Mapping[str, Any], subject: FormSubject) -> dict[str, Any]:
    """Answers in their kept form: only to questions that are asked, identifiers normalised, blanks dropped.

    What is not valid stays as it was typed, so that a draft loses nothing.
    """
    return _cleaned(service, answers, subject, asked_questions(service, answers, subject))


def _cleaned(
    service: Service, answers: Mapping[str, Any], subject: FormSubject, asked: Sequence[Question]
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for question in asked:
        value = normalised(question, answers.get(question.key))
        if value is not None:
            kept[question.key] = value
    return with_carried(service, kept, subject)


def prefilled(service: Service, subject: FormSubject) -> dict[str, tuple[Any, str]]:
    """Question key -> the value that a registry knows and that registry's key; the first record speaks."""
    found: dict[str, tuple[Any, str]] = {}
    for question in service.form.questions():
        source = question.prefill
        records = subject.facts.get(source.registry, ()) if source else ()
        if source is None or not records:
            continue
        value = look_up(records[0], source.path)
        if value is not None:
            found[question.key] = (value, source.registry)
    return found


def known_facts(service: Service, subject: FormSubject) -> list[tuple[str, str, str]]:
    """Lines of what is known without asking: key of the fact, value shown, registry."""
    lines: list[tuple[str, str, str]] = []
    for fact in service.form.known_facts:
        records = subject.facts.get(fact.registry, ())
        for record in records if fact.each else records[:1]:
            lines.append((fact.key, fill(fact.value_template, record), fact.registry))
    return lines


def wrong_answers(
    service: Service,
    answers: Mapping[str, Any],
    subject: FormSubject,
    choices: Choices,
    *,
    complete: bool,
) -> list[FieldError]:
    """What is wrong, in the order of the form. A draft (``complete`` false) may leave questions unanswered."""
    asked = asked_questions(service, answers, subject)
    return _wrong(service, answers, subject, choices, asked, complete=complete)


def cleaned_and_wrong(
    service: Service, answers: Mapping[str, Any], subject: FormSubject, choices: Choices
) -> tuple[dict[str, Any], list[FieldError]]:
    """``clean_answers``, and ``wrong_answers`` of what is to be sent. What is asked is looked up again only where
    cleaning has changed an answer."""
    asked = asked_questions(service, answers, subject)
    cleaned = _cleaned(service, answers, subject, asked)
    if cleaned != answers:
        asked = asked_questions(service, cleaned, subject)
    return cleaned, _wrong(service, cleaned, subject, choices, asked, complete=True)


def _wrong(
    service: Service,
    answers: Mapping[str, Any],
    subject: FormSubject,
    choices: Choices,
    asked: Sequence[Question],
    *,
    complete: bool,
) -> list[FieldError]:
    known = {question.key for question in service.form.questions()}
    errors = [_error(key, "unknown") for key in sorted(map(str, answers)) if key not in known]
    for question in asked:
        value = normalised(question, answers.get(question.key))
        if value is None:
            if complete and question.required:
                errors.append(_error(question.key, "required"))
            continue
        found = wrong(question, value, options_for(question, subject, choices))
        if found is not None:
            errors.append(_error(question.key, found[0], **found[1]))
    return errors


def _error(path: str, code: str, **params: object) -> FieldError:
    return FieldError(path, code, f"catalogue.answer.{code}", params)


def option_labels(question: Question) -> dict[str, Option]:
    """The options of a choice by value."""
    return {option.value: option for option in question.options}
