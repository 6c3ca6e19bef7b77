"""A service's form as one person walks through it: pages asked, what is known, what is wrong. Ignores HTTP."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID

from darcha.furniture.fields import FieldView, read
from darcha.ground.text import current
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import FieldError, FormSubject, Page, Question, QuestionType, Service

from .questions import field_view, lead_view


class _Values(Protocol):
    def get(self, name: str, default: Any = None, /) -> Any: ...
    def getlist(self, name: str, /) -> list[Any]: ...


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of the form with the questions that are asked now, and its place among the pages."""

    page: Page
    questions: tuple[Question, ...]
    number: int
    total: int
    next_key: str | None
    previous_key: str | None


@dataclass(frozen=True)
class Walk:
    """The form with the answers so far. ``draft_id`` is also set before the draft begins: it begins under that id."""

    service: Service
    subject: FormSubject
    draft_id: UUID
    answers: Mapping[str, Any] = field(default_factory=dict)
    revision: int = 0

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        asked = catalogue.asked_pages(self.service, self.answers, self.subject)
        keys = [page.key for page, _ in asked]
        return tuple(
            Leaf(
                page,
                questions,
                number=place + 1,
                total=len(asked) + 1,  # checking the answers is the last step
                next_key=keys[place + 1] if place + 1 < len(keys) else None,
                previous_key=keys[place - 1] if place else None,
            )
            for place, (page, questions) in enumerate(asked)
        )

    def leaf(self, key: str) -> Leaf | None:
        """The page of that key, when it is asked."""
        return next((leaf for leaf in self.leaves if leaf.page.key == key), None)

    @cached_property
    def mistakes(self) -> tuple[FieldError, ...]:
        """What is wrong or missing before it can be sent."""
        return tuple(catalogue.check_answers(self.service, self.answers, self.subject, complete=True))

    @cached_property
    def misdirected(self) -> dict[str, str]:
        """Question -> why one of the bodies chosen there cannot be written to, and which can instead."""
        said = catalogue.clean_answers(self.service, self.answers, self.subject)
        found = cases.addressee_mistakes(self.service, said, language=current())
        return {key: f"{one.message(current())} {one.remedy(current())}" for key, one in found.items()}

    def mistakes_of(self, leaf: Leaf) -> dict[str, str]:
        """Question -> what is wrong, in the person's language."""
        keys = {question.key for question in leaf.questions}
        wrong = {mistake.path: mistake.message(current()) for mistake in self.mistakes}
        return {key: words for key, words in (self.misdirected | wrong).items() if key in keys}

    @cached_property
    def unfinished(self) -> tuple[Leaf, ...]:
        """Pages that still have something to put right."""
        wrong = {mistake.path for mistake in self.mistakes} | set(self.misdirected)
        return tuple(leaf for leaf in self.leaves if any(question.key in wrong for question in leaf.questions))

    def with_answers(self, answers: Mapping[str, Any], revision: int) -> "Walk":
        """The same walk after a save."""
        return Walk(self.service, self.subject, self.draft_id, answers, revision)

    def fields(
        self, leaf: Leaf, errors: Mapping[str, str], typed: Mapping[str, Any], files: Mapping[str, Any]
    ) -> Sequence[FieldView]:
        """The questions of a page ready to draw: what was typed, else what was saved, else what a register knows."""
        known = catalogue.prefilled(self.service, self.subject)
        views = []
        for question in leaf.questions:
            source = ""
            if question.key in typed:
                value = typed[question.key]
            elif question.key in self.answers:
                value = self.answers[question.key]
            else:
                value, source = known.get(question.key, (None, ""))
            if not source and question.key in known and known[question.key][0] == value:
                source = known[question.key][1]
            views.append(
                field_view(
                    question,
                    self.subject,
                    value=value,
                    error=errors.get(question.key, ""),
                    registry=source,
                    files=files.get(question.key, ()),
                )
            )
            if question.type is QuestionType.BODIES and isinstance(value, list) and len(value) > 1:
                views.append(lead_view(lead_name(question.key), value))
        return views


def lead_name(key: str) -> str:
    """Name of the control that says which of several bodies answers."""
    return f"_lead_{key}"


def lead_first(bodies: list[str], lead: str | None) -> list[str]:
    """The bodies with the responsible one in front."""
    return [lead, *(body for body in bodies if body != lead)] if lead in bodies else bodies


def typed_answers(questions: Sequence[Question], data: _Values) -> dict[str, Any]:
    """Answers as typed. A question that a register could answer keeps its emptiness, so that it stays empty."""
    answers: dict[str, Any] = {}
    for question in questions:
        if question.type is QuestionType.FILES:
            continue
        value = read(question.type.value, question.key, data)
        if value is None and question.prefill:
            value = ""
        if question.type is QuestionType.BODIES:
            value = lead_first(value, data.get(lead_name(question.key)))
        answers[question.key] = None if value == [] else value
    return answers
