"""A case in the words of an office: what is asked, what registers say, who has read it. Ignores what may be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from darcha.furniture.parts import FactRow
from darcha.ground import clock
from darcha.ground.text import t, write_day
from darcha.kernel.cases.types import CaseView, Reading
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.panels import answer_rows, record_rows
from darcha.kernel.catalogue.types import FormSubject, QuestionType
from darcha.kernel.exchange import api as exchange

_APPLICANT = ("name", "pinfl", "stir", "phone", "address")


@dataclass(frozen=True, slots=True)
class Prose:
    """A long answer: it is read as a text, not as a row."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a register at the moment of application. ``is_about_person``: it says who the applicant is."""

    registry: str
    as_of: str
    rows: Sequence[FactRow]
    is_about_person: bool


def prose_of(view: CaseView, language: str) -> list[Prose]:
    """The long answers, in the order of the form."""
    return [
        Prose(question.label.in_(language), str(view.answers[question.key]))
        for question in _questions(view)
        if question.type is QuestionType.LONG_TEXT and view.answers.get(question.key)
    ]


def short_answers(view: CaseView, language: str) -> list[FactRow]:
    """Everything else that was answered; a chosen record by its label. The declaration is said by sending at all."""
    said_otherwise = (QuestionType.LONG_TEXT, QuestionType.DECLARATION)
    left_out = {question.key for question in _questions(view) if question.type in said_otherwise}
    kept = {key: value for key, value in view.answers.items() if key not in left_out}
    return answer_rows(view.service, kept, language, subject=subject_of(view))


def applicant_rows(view: CaseView, language: str) -> list[FactRow]:
    """Who applies, as the case was sent."""
    return [
        FactRow(t(f"officer.case.applicant.{key}", language), str(view.applicant[key]))
        for key in _APPLICANT
        if view.applicant.get(key)
    ]


def records_of(view: CaseView, language: str) -> list[Record]:
    """What the registers said, the thing applied for first, the person last."""
    registries = catalogue.current().registries
    records = []
    for fact in view.facts:
        registry = registries.get(str(fact["registry"]))
        if registry is None:
            continue
        as_of = write_day(clock.parse(str(fact["recorded_at"]))) if fact.get("recorded_at") else ""
        rows = record_rows(registry, fact.get("data") or {}, language)
        records.append(Record(registry.name.in_(language), as_of, rows, registry.describes is not None))
    return sorted(records, key=lambda record: record.is_about_person)


def readers_text(view: CaseView, language: str) -> str:
    """``You 4 times, head 1 time``: posts, never names; of other bodies with the body."""
    said = []
    for reader in view.readers:
        name = t("officer.case.you", language) if reader.mine else _post(reader, view.row.body, language)
        said.append(t("officer.case.read_times", language, who=name, n=reader.times))
    return ", ".join(said)


def looking_now(view: CaseView, language: str) -> str:
    """Who else has opened the case within the time of a visit: posts, never names; empty while one is alone."""
    since = clock.now() - exchange.VISIT
    others = [one for one in view.readers if not one.mine and one.last_at and one.last_at >= since]
    return ", ".join(dict.fromkeys(_post(one, view.row.body, language) for one in others))


def _post(reader: Reading, lead: str, language: str) -> str:
    """The post; of another body than the leading one, with its body."""
    name = catalogue.post_name(reader.body, reader.post, language)
    return name if reader.body == lead else f"{name} ({catalogue.body_name(reader.body, language, short=True)})"


def _questions(view: CaseView) -> list[Any]:
    return [question for page in view.service.form.pages for question in page.questions]


def subject_of(view: CaseView) -> FormSubject:
    """What registers said of the one who applies, as labels of chosen records are made from it."""
    facts: dict[str, list[Mapping[str, Any]]] = {}
    for fact in view.facts:
        facts.setdefault(str(fact["registry"]), []).append(fact.get("data") or {})
    return FormSubject(facts=facts, applicant=view.applicant)
