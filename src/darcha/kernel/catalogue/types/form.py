"""What a service asks: pages of questions of a closed list of types. Ignores how a question is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from darcha.ground.text import Text


class QuestionType(StrEnum):
    """The kernel's closed list; a pack names one, never brings its own."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes-no"
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    EMAIL = "email"
    IDENTIFIER = "identifier"  # checked by a kernel identifier: plate, cadastre, stir, pinfl
    FILES = "files"
    RECORD = "record"  # one of the records that a registry says the party owns
    BODY = "body"  # one body
    BODIES = "bodies"  # one or several bodies, the first leads
    REGION = "region"  # district code, with its region
    DECLARATION = "declaration"  # must be agreed to: const true


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Text
    hint: Text | None = None


@dataclass(frozen=True, slots=True)
class Prefill:
    """Where a value comes from before a person types it. ``path`` is dotted inside the record's data."""

    registry: str
    path: str


@dataclass(frozen=True, slots=True)
class RecordSource:
    """For RECORD questions: the registry, the field that identifies the record, and how one is shown in a list.

    ``carries`` copies fields of the chosen record into the answers (answer key -> dotted path), so that rules see what
    the registry says and nobody has to type it.
    """

    registry: str
    value_path: str
    label_template: str  # logic-less "{make} {model}, {plate}"
    where: str | None = None  # CEL over `record`
    carries: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    type: QuestionType
    label: Text
    hint: Text | None = None
    required: bool = True
    asked_if: str | None = None  # CEL over answers, facts, applicant
    prefill: Prefill | None = None
    options: tuple[Option, ...] = ()
    records: RecordSource | None = None
    identifier: str | None = None
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    max_files: int | None = None
    example: object = None
    is_evidence: bool = False
    is_private: bool = False  # read by the leading body alone


@dataclass(frozen=True, slots=True)
class Page:
    key: str
    title: Text
    questions: tuple[Question, ...]
    lead: Text | None = None
    asked_if: str | None = None


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A line of "what we already know about you": read from a registry, shown with its source, never typed."""

    key: str
    label: Text
    registry: str
    value_template: str
    each: bool = False  # one line per record


@dataclass(frozen=True, slots=True)
class Form:
    pages: tuple[Page, ...]
    known_facts: tuple[KnownFact, ...] = ()
    _questions: tuple[Question, ...] = field(init=False, repr=False, compare=False)
    _of_records: tuple[Question, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every = tuple(question for page in self.pages for question in page.questions)
        object.__setattr__(self, "_questions", every)  # a form is walked through a dozen times for each submission
        object.__setattr__(self, "_of_records", tuple(one for one in every if one.records is not None))

    def questions(self) -> tuple[Question, ...]:
        """Every question in order."""
        return self._questions

    def of_records(self) -> tuple[Question, ...]:
        """Those that are answered by choosing a record of a register, in order."""
        return self._of_records
