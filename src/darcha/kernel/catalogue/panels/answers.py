"""Answers as people read them: the question's words, the chosen option's words. Ignores files: those have lists."""

from collections.abc import Callable, Mapping
from typing import Any

from darcha.furniture.parts import FactRow
from darcha.ground.text import t, write_number

from .. import api
from ..types import FormSubject, Question, QuestionType, Service
from .wording import day_in_words, place_in_words

ChangeUrl = Callable[[str, str], str]


def answer_rows(
    service: Service,
    answers: Mapping[str, Any],
    language: str,
    *,
    subject: FormSubject | None = None,
    change_url: ChangeUrl | None = None,
) -> list[FactRow]:
    """One row for each answered question, in the order of the form.

    ``change_url`` makes the address where an answer is changed, from the keys of its page and question. ``subject``
    turns a chosen record into its label; without one the identifying value stands.
    """
    rows = []
    known = _known_of_records(service, answers)
    for page in service.form.pages:
        for question in page.questions:
            if question.type is QuestionType.FILES or answers.get(question.key) in (None, "", []):
                continue
            if question.key in known:
                continue
            rows.append(
                FactRow(
                    label=question.label.in_(language),
                    value=_said(question, answers[question.key], language, subject),
                    change_url=change_url(page.key, question.key) if change_url else "",
                )
            )
    return rows


def answers_in_words(
    service: Service, answers: Mapping[str, Any], language: str, *, subject: FormSubject | None = None
) -> dict[str, str]:
    """What was answered, by key; what was not, and files, are left out."""
    return {
        question.key: _said(question, answers[question.key], language, subject)
        for question in service.form.questions()
        if question.type is not QuestionType.FILES and answers.get(question.key) not in (None, "", [])
    }


def _known_of_records(service: Service, answers: Mapping[str, Any]) -> set[str]:
    """What a chosen record carries was read from its register, not asked: it is shown there, as evidence."""
    chosen = [one.records for one in service.form.questions() if one.records is not None and answers.get(one.key)]
    return {key for records in chosen for key in records.carries}


def _said(question: Question, value: Any, language: str, subject: FormSubject | None) -> str:
    if isinstance(value, bool):
        return t("catalogue.answer.yes" if value else "catalogue.answer.no", language)
    if isinstance(value, list):
        return ", ".join(_said(question, item, language, subject) for item in value)
    if question.type in (QuestionType.BODY, QuestionType.BODIES):
        body = api.current().bodies.get(str(value))
        return body.name.in_(language) if body else str(value)
    if question.type is QuestionType.REGION:
        return place_in_words(api.current(), str(value), language)
    if question.type is QuestionType.DATE:
        return day_in_words(str(value))
    if question.type is QuestionType.RECORD and subject is not None:
        return api.labelled_records(question, subject).get(str(value), str(value))
    for option in question.options:
        if option.value == value:
            return option.label.in_(language)
    return write_number(value, language) if isinstance(value, float) else str(value)
