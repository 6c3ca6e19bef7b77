"""The form by which an officer registers what came on paper or was said aloud. Ignores whether it is right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from darcha.furniture.fields import read
from darcha.kernel.cases.types.registering import WAYS, Arrival, Writer
from darcha.kernel.catalogue.types import Question, QuestionType, Service
from darcha.kernel.identity.requests import PageRequest

SIGNATURES = ("by-hand", "read-back", "none")
WRITERS = ("individual", "entity")
OWN: Mapping[str, str] = {  # what is asked of the arrival and the writer -> how it is drawn
    "body": "choice",
    "way": "choice",
    "arrived_on": "date",
    "language": "choice",
    "signature": "choice",
    "writer": "choice",
    "number": "identifier",
    "document": "identifier",
    "name": "text",
}
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, under the names of the form; files by the question that they answer."""

    own: Mapping[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def arrival(self) -> Arrival:
        """Whatever makes no way of arriving came by post."""
        way, on = self.own.get("way"), self.own.get("arrived_on")
        return Arrival(
            way=next((one for one in WAYS if one == way), "post"),
            on=date.fromisoformat(on) if isinstance(on, str) else None,
            is_signed=self.own.get("signature") == "by-hand",
            is_confirmed=self.own.get("signature") == "read-back",
        )

    @property
    def gaps(self) -> dict[str, str]:
        """What of the arrival was left open or makes no day."""
        wanted = {
            name: "officer.register.choose" for name in ("way", "language", "signature") if not self.own.get(name)
        }
        return (
            wanted
            if isinstance(self.own.get("arrived_on"), str | None)
            else {**wanted, "arrived_on": "officer.register.no_day"}
        )

    @property
    def writer(self) -> Writer:
        """Who wrote, as far as it was said."""
        said = {key: str(self.own.get(key) or "") for key in ("name", "number", "document")}
        return Writer("entity" if self.own.get("writer") == "entity" else "individual", **said)


def typed_in(request: PageRequest, service: Service) -> Typed:
    """As it was sent; control signs fall away. A day that makes none stays as its parts."""
    own = {name: _clean(read(kind, name, request.POST)) for name, kind in OWN.items()}
    answers = {
        question.key: _clean(read(question.type.value, question.key, request.POST))
        for question in service.form.questions()
        if question.type is not QuestionType.FILES
    }
    return Typed(own, {key: value for key, value in answers.items() if value not in (None, "", [])})


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "").replace("\r\n", "\n").strip()[:_LONGEST]
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return value


def file_questions(service: Service) -> list[Question]:
    """Those that are answered by scans."""
    return [question for question in service.form.questions() if question.type is QuestionType.FILES]
