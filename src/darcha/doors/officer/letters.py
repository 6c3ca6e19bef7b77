"""Ready texts of the pack: those offered at an act, and one of them put into what was typed. Ignores the form
around."""

from collections.abc import Mapping
from typing import Any

from darcha.furniture.fields import OptionView
from darcha.ground.text import write_day, write_moment
from darcha.kernel.cases.types import ActRow, CaseView
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.panels import answers_in_words
from darcha.kernel.catalogue.types import Letter

from .act_form import GAP
from .reading import subject_of


def letters_for(view: CaseView, row: ActRow, language: str) -> list[OptionView]:
    """What to choose from; nothing where the pack has no text for this act, or the act is not written by hand."""
    return [OptionView(one.key, one.title.in_(language)) for one in view.service.letters if one.act is row.act]


def with_letter(view: CaseView, row: ActRow, typed: Mapping[str, Any], key: str) -> dict[str, Any]:
    """What was typed, with the chosen text in the language of the application below it; with its ground, or
    grounds, where it has any. An unknown key changes nothing."""
    letter = next((one for one in view.service.letters if one.key == key and one.act is row.act), None)
    if letter is None:
        return dict(typed)
    needs = {need.name for need in row.needs}
    into = "fact" if "fact" in needs else "words"
    said = str(typed.get(into) or "").strip()
    text = _text_of(view, letter)
    filled = {**typed, into: text if not said or GAP in said or said == text else f"{said}\n\n{text}"}
    if letter.ground and "ground" in needs:
        filled["ground"] = letter.ground
    if letter.grounds and "grounds" in needs:
        lines = [*(typed.get("grounds") or ()), *letter.grounds.in_(view.language).split("\n")]
        filled["grounds"] = list(dict.fromkeys(lines))
    return filled


def _text_of(view: CaseView, letter: Letter) -> str:
    language, row = view.language, view.row
    answers = answers_in_words(view.service, view.answers, language, subject=subject_of(view))
    values = {
        "name": str(view.applicant.get("name") or ""),
        "number": row.number,
        "service": view.service.name.in_(language),
        "body": catalogue.body_name(row.body, language),
        "day": write_day(row.registered_at or row.received_at),
        "due": write_moment(row.due.due_at) or write_day(row.due.due_on),
        **{f"answers.{key}": words for key, words in answers.items()},
    }
    return catalogue.fill_letter(letter.text.in_(language), values, left_open=GAP)
