"""A question of a pack as a field of a page: words, options, where a value came from. Ignores saving."""

from collections.abc import Sequence
from typing import Any

from darcha.furniture.fields import FieldView, FileView, OptionView
from darcha.ground.text import current, t
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Body, FormSubject, Question, QuestionType

ACCEPTED = ".pdf,.jpg,.jpeg,.png"
_LONG = 10  # that many rows a petition gets
_WIDTH = {QuestionType.PHONE: "20", QuestionType.IDENTIFIER: "20", QuestionType.NUMBER: "5"}
MOST_FILES = 10


def field_view(
    question: Question,
    subject: FormSubject,
    *,
    value: Any,
    error: str = "",
    registry: str = "",
    files: Sequence[FileView] = (),
) -> FieldView:
    """Ready to draw in the page's language. ``registry`` is where the value comes from, when it was not typed."""
    lang = current()
    is_file = question.type is QuestionType.FILES
    options = _options(question, subject)
    if question.type is QuestionType.RECORD and value is None and len(options) == 1:
        value = options[0].value
    if question.type is QuestionType.BODIES and isinstance(value, list):
        options = tuple(sorted(options, key=lambda option: option.value not in value))  # what is chosen stays in sight
    return FieldView(
        name=question.key,
        type=question.type.value,
        label=question.label.in_(lang),
        hint=question.hint.in_(lang) if question.hint else "",
        value=value,
        error=error,
        options=options,
        source=_source(registry or _source_of_records(question, options)),
        required=question.required,
        optional_text=t("citizen.apply.optional"),
        min=question.min_length or question.minimum,
        max=(question.max_files or MOST_FILES) if is_file else question.max_length or question.maximum,
        accept=ACCEPTED if is_file else "",
        rows=_LONG,
        width=_WIDTH.get(question.type, ""),
        files=files,
    )


def lead_view(name: str, chosen: Sequence[str]) -> FieldView:
    """Which of several chosen bodies is responsible for the answer: the first, unless the writer says otherwise."""
    lang = current()
    bodies = catalogue.current().bodies
    options = tuple(OptionView(key, bodies[key].name.in_(lang)) for key in sorted(chosen) if key in bodies)
    return FieldView(
        name,
        "choice",
        t("citizen.apply.lead_body"),
        hint=t("citizen.apply.lead_body.hint"),
        value=chosen[0],
        options=options,
    )


def _source(registry: str) -> str:
    definition = catalogue.current().registries.get(registry)
    return t("citizen.apply.source", registry=definition.name.in_(current())) if definition else ""


def _source_of_records(question: Question, options: Sequence[OptionView]) -> str:
    return question.records.registry if question.records and options else ""


def _options(question: Question, subject: FormSubject) -> tuple[OptionView, ...]:
    lang = current()
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOICES:
            return tuple(
                OptionView(one.value, one.label.in_(lang), hint=one.hint.in_(lang) if one.hint else "")
                for one in question.options
            )
        case QuestionType.RECORD:
            return tuple(OptionView(*one) for one in catalogue.labelled_records(question, subject).items())
        case QuestionType.BODY | QuestionType.BODIES:
            return _bodies(str(subject.applicant.get("region") or ""))
        case QuestionType.REGION:
            return _districts()
    return ()


def _bodies(home: str) -> tuple[OptionView, ...]:
    """The bodies that take petitions: of the whole country, then of the person's own region, then the others."""
    lang = current()
    regions = catalogue.current().regions

    def place(body: Body) -> tuple[int, str, str]:
        region = (body.region or "")[:4]
        return (0 if not region else 1 if region == home[:4] else 2, region, body.name.in_(lang))

    found = sorted((body for body in catalogue.current().bodies.values() if body.takes_petitions), key=place)
    everywhere = t("citizen.apply.whole_country")
    return tuple(
        OptionView(
            body.key,
            body.name.in_(lang),
            group=regions[body.region[:4]].name.in_(lang) if body.region and body.region[:4] in regions else everywhere,
        )
        for body in found
    )


def _districts() -> tuple[OptionView, ...]:
    lang = current()
    regions = catalogue.current().regions
    return tuple(
        OptionView(region.code, region.name.in_(lang), group=regions[region.parent].name.in_(lang))
        for region in regions.values()
        if region.parent is not None
    )
