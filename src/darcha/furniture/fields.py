"""How a question looks on a page, and how its answer is read back. Ignores whether the answer is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

# Question type -> template that draws it.
TEMPLATES = {
    "text": "input",
    "number": "input",
    "phone": "input",
    "email": "input",
    "identifier": "input",
    "password": "input",
    "code": "input",
    "long-text": "textarea",
    "choice": "radios",
    "yes-no": "radios",
    "choices": "checkboxes",
    "record": "record",
    "body": "select",
    "region": "select",
    "bodies": "bodies",
    "date": "date",
    "moment": "input",
    "files": "files",
    "declaration": "declaration",
}
_INPUT_TYPES = {"moment": "datetime-local", "phone": "tel", "email": "email", "password": "password"}
_INPUT_MODES = {"number": "numeric", "phone": "tel", "email": "email", "code": "numeric"}
_AUTOCOMPLETE = {"phone": "tel", "email": "email", "password": "current-password", "code": "one-time-code"}
DATE_PARTS = ("day", "month", "year")
LONGEST_NUMBER = 18  # figures: what fits into 64 bits; more stays as it was typed, and is wrong


class _Values(Protocol):
    def get(self, name: str, default: Any = None, /) -> Any: ...
    def getlist(self, name: str, /) -> list[Any]: ...


@dataclass(frozen=True, slots=True)
class OptionView:
    """One thing to choose. ``group`` gathers the options of a long list under a heading, such as a region."""

    value: str
    label: str
    hint: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file already attached to an answer."""

    id: str
    name: str
    size: str = ""
    url: str = ""
    remove_url: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A question ready to be drawn. ``source`` says where a prefilled value came from; ``name`` is also its id."""

    name: str
    type: str
    label: str
    hint: str = ""
    value: Any = None
    error: str = ""
    options: Sequence[OptionView] = ()
    source: str = ""
    required: bool = True
    optional_text: str = ""
    min: int | None = None
    max: int | None = None
    accept: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    rows: int = 6
    width: str = ""
    files: Sequence[FileView] = ()
    is_heading: bool = False

    @property
    def id(self) -> str:
        """The id of the control that an error in the summary leads to."""
        if self.type == "date":
            return f"{self.name}-day"
        if self.template in ("radios", "checkboxes", "record", "bodies"):
            return f"{self.name}-1"
        return self.name

    @property
    def template(self) -> str:
        return TEMPLATES[self.type]

    @property
    def input_type(self) -> str:
        return _INPUT_TYPES.get(self.type, "text")

    @property
    def input_mode(self) -> str:
        return self.inputmode or _INPUT_MODES.get(self.type, "")

    @property
    def auto_complete(self) -> str:
        return self.autocomplete or _AUTOCOMPLETE.get(self.type, "off")

    @property
    def described_by(self) -> str:
        """Ids of the hint, the error, the source and the counter, as far as they are shown."""
        shown = (("hint", self.hint), ("error", self.error), ("source", self.source), ("count", self.counted))
        return " ".join(f"{self.name}-{part}" for part, there in shown if there)

    @property
    def counted(self) -> bool:
        """Whether the letters left are counted aloud."""
        return self.type == "long-text" and self.max is not None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen values as text, for lists of options."""
        if self.value is None or self.value == "":
            return ()
        if isinstance(self.value, bool):
            return ("yes" if self.value else "no",)
        if isinstance(self.value, (list, tuple, set, frozenset)):
            return tuple(str(value) for value in self.value)
        return (str(self.value),)

    @property
    def date_parts(self) -> dict[str, str]:
        """Day, month and year as typed, or taken from a date or an ISO text."""
        value = self.value
        if isinstance(value, Mapping):
            return {part: str(value.get(part, "")) for part in DATE_PARTS}
        if isinstance(value, str) and value:
            try:
                value = date.fromisoformat(value)
            except ValueError:
                return dict(zip(DATE_PARTS, ("", "", value), strict=True))
        if isinstance(value, date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        return dict.fromkeys(DATE_PARTS, "")

    @property
    def groups(self) -> tuple[tuple[str, tuple[OptionView, ...]], ...]:
        """Options gathered by their group, in the order given."""
        gathered: dict[str, list[OptionView]] = {}
        for option in self.options:
            gathered.setdefault(option.group, []).append(option)
        return tuple((name, tuple(options)) for name, options in gathered.items())


def read(question_type: str, name: str, data: _Values) -> Any:
    """The answer as typed: None when nothing was said, an ISO date when three parts make one, parts otherwise."""
    if question_type in ("choices", "bodies"):
        return [str(value) for value in data.getlist(name) if value]
    if question_type == "date":
        parts = {part: str(data.get(f"{name}-{part}") or "").strip() for part in DATE_PARTS}
        if not any(parts.values()):
            return None
        try:
            return date(int(parts["year"]), int(parts["month"]), int(parts["day"])).isoformat()
        except (ValueError, OverflowError):
            return parts
    value = str(data.get(name) or "").strip()
    if question_type == "yes-no":
        return {"yes": True, "no": False}.get(value)
    if question_type == "declaration":
        return value == "yes"
    if question_type == "number":
        figures = value.replace("\u202f", "").replace(" ", "")
        if figures.isascii() and figures.isdigit() and len(figures) <= LONGEST_NUMBER:
            return int(figures)
    return value or None
