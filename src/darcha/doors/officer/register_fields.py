"""The form of registering as it is drawn: how it came, who wrote, what it says. Ignores reading it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from darcha.furniture.fields import FieldView, OptionView
from darcha.ground.text import LANGUAGES, current, t
from darcha.kernel.cases.types.registering import WAYS
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Question, QuestionType, Service
from darcha.kernel.identity.requests import PageRequest

from .register_form import OWN, SIGNATURES, WRITERS, Typed
from .uploads import ACCEPTED, MOST_FILES, attached_views

_OF_THE_WRITER = ("writer", "number", "document", "name")
_REACHED_BY = ("address", "phone")
_HINTED = ("arrived_on", "language", "signature", "number", "name")
_NEEDED = ("kind", "text")


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading; a folded one opens when something in it was typed or is wrong."""

    title: str
    fields: Sequence[FieldView]
    is_folded: bool = False

    @property
    def is_open(self) -> bool:
        return any(one.error or one.value or one.files for one in self.fields)


@dataclass(frozen=True, slots=True)
class Form:
    """What is drawn: ``bodies`` are those in which one registers, ``scans`` the files attached to each question."""

    request: PageRequest
    service: Service
    bodies: Sequence[str]
    typed: Typed
    scans: Mapping[str, list[str]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def sections(self) -> list[Section]:
        """How it came, who wrote, what it says; and what few petitions have: whom it complains about, who else
        signed."""
        own = [self._own(name) for name in OWN if name != "body" or len(self.bodies) > 1]
        about = [self._field(one) for one in self._asked(always=True)]
        return [
            Section(t("officer.register.how"), [one for one in own if one.name not in _OF_THE_WRITER]),
            Section(
                t("officer.register.who"),
                [one for one in own if one.name in _OF_THE_WRITER] + [one for one in about if one.name in _REACHED_BY],
            ),
            Section(t("officer.register.what"), [one for one in about if one.name not in _REACHED_BY]),
            Section(
                t("officer.register.more"), [self._field(one) for one in self._asked(always=False)], is_folded=True
            ),
        ]

    def _asked(self, *, always: bool) -> list[Question]:
        """Questions that every petition answers, or those that a condition asks for."""
        return [
            question
            for page in self.service.form.pages
            for question in page.questions
            if always is not bool(page.asked_if or question.asked_if)
        ]

    def _own(self, name: str) -> FieldView:
        key = f"officer.register.{name}"
        return FieldView(
            name,
            OWN[name],
            t(key),
            hint=t(f"{key}.hint") if name in _HINTED else "",
            value=self.typed.own.get(name),
            error=self.errors.get(name, ""),
            options=_own_options(name, self.bodies),
            required=name not in ("arrived_on", "number", "document", "name"),
            width="20" if OWN[name] == "identifier" else "",
        )

    def _field(self, question: Question) -> FieldView:
        lang, key = current(), question.key
        is_file, is_bodies = question.type is QuestionType.FILES, question.type is QuestionType.BODIES
        return FieldView(
            key,
            question.type.value,
            t("officer.register.bodies") if is_bodies else question.label.in_(lang),
            value=self.typed.answers.get(key),
            error=self.errors.get(key, ""),
            options=_options(question, self.bodies),
            required=key in _NEEDED,
            max=MOST_FILES if is_file else question.max_length or question.maximum,
            accept=ACCEPTED if is_file else "",
            width="20" if question.type is QuestionType.PHONE else "",
            files=attached_views(self.request, self.scans.get(key, ())) if is_file else (),
        )


def _own_options(name: str, bodies: Sequence[str]) -> Sequence[OptionView]:
    lang = current()
    match name:
        case "body":
            return [OptionView(key, catalogue.body_name(key, lang)) for key in bodies]
        case "language":
            return [OptionView(key, t(f"officer.register.language.{key}")) for key in LANGUAGES]
        case "way" | "signature" | "writer":
            keys = {"way": WAYS, "signature": SIGNATURES, "writer": WRITERS}[name]
            return [OptionView(key, t(f"officer.register.{name}.{key}")) for key in keys]
    return ()


def _options(question: Question, mine: Sequence[str]) -> Sequence[OptionView]:
    lang, known = current(), catalogue.current().bodies
    match question.type:
        case QuestionType.CHOICE | QuestionType.CHOICES:
            return [OptionView(one.value, one.label.in_(lang)) for one in question.options]
        case QuestionType.BODY | QuestionType.BODIES:
            is_mine = set(mine) if question.type is QuestionType.BODIES and len(mine) == 1 else set()
            named = (OptionView(key, one.name.in_(lang)) for key, one in known.items() if one.takes_petitions)
            return sorted((one for one in named if one.value not in is_mine), key=lambda one: one.label)
    return ()
