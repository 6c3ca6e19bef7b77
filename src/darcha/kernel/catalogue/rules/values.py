"""One answer to one question: its kept form, and what is wrong with it. Ignores whether the question is asked."""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from darcha.ground.identifiers import InvalidIdentifier, cadastre, phone, pinfl, plate, stir
from darcha.ground.text import canonical

from ..types import Question, QuestionType

IDENTIFIERS: dict[str, Callable[[str], str]] = {
    "pinfl": lambda value: pinfl.check(value).value,
    "stir": stir.check,
    "cadastre": cadastre.check,
    "plate": plate.check,
}
LONGEST = {QuestionType.TEXT: 500, QuestionType.LONG_TEXT: 20_000, QuestionType.EMAIL: 254}
MOST_FILES = 10
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,189}\.[^@\s.]{2,}")
_FILE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LISTS = {QuestionType.CHOICES, QuestionType.BODIES, QuestionType.FILES}
_YES_NO = {QuestionType.YES_NO, QuestionType.DECLARATION}
Wrong = tuple[str, dict[str, object]]


def normalised(question: Question, value: Any) -> Any:
    """The value as it is kept, without signs that nobody sees; None when nothing was answered. What cannot be
    normalised, or holds signs that are refused, stays as it is."""
    if question.type in _LISTS:
        return value or None
    if not isinstance(value, str):
        return value
    if _FORBIDDEN.search(value):
        return value
    text = canonical(value).strip()
    if not text:
        return None
    try:
        if question.type is QuestionType.PHONE:
            return phone.check(text)
        if question.type is QuestionType.IDENTIFIER:
            return IDENTIFIERS[str(question.identifier)](text)
    except InvalidIdentifier:
        return text
    return text


def wrong(question: Question, value: Any, options: Collection[str] | None) -> Wrong | None:
    """The code and params of what is wrong with a normalised answer, or None."""
    if question.type in _LISTS:
        return _wrong_list(question, value, options)
    if question.type in _YES_NO:
        if not isinstance(value, bool):
            return "type", {}
        return ("must-agree", {}) if question.type is QuestionType.DECLARATION and not value else None
    if question.type is QuestionType.NUMBER:
        return _wrong_number(question, value)
    if not isinstance(value, str):
        return "type", {}
    if _FORBIDDEN.search(value):
        return "forbidden-sign", {}
    if options is not None:
        return None if value in options else ("not-an-option", {})
    return _wrong_text(question, value)


def _wrong_text(question: Question, value: str) -> Wrong | None:
    match question.type:
        case QuestionType.DATE:
            return None if _is_date(value) else ("date", {})
        case QuestionType.EMAIL if not _EMAIL.fullmatch(value):
            return "email", {}
        case QuestionType.PHONE:
            return _wrong_identifier(phone.check, value)
        case QuestionType.IDENTIFIER:
            return _wrong_identifier(IDENTIFIERS[str(question.identifier)], value)
    if question.min_length is not None and len(value) < question.min_length:
        return "too-short", {"n": question.min_length}
    longest = question.max_length or LONGEST.get(question.type)
    if longest is not None and len(value) > longest:
        return "too-long", {"n": longest}
    return None


def _wrong_identifier(check: Callable[[str], str], value: str) -> Wrong | None:
    try:
        check(value)
    except InvalidIdentifier as invalid:
        return invalid.code, {}
    return None


def _wrong_number(question: Question, value: Any) -> Wrong | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return "type", {}
    if question.minimum is not None and value < question.minimum:
        return "too-small", {"n": question.minimum}
    if question.maximum is not None and value > question.maximum:
        return "too-big", {"n": question.maximum}
    return None


def _wrong_list(question: Question, value: Any, options: Collection[str] | None) -> Wrong | None:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return "type", {}
    if len(set(value)) != len(value):
        return "twice", {}
    if question.type is QuestionType.FILES:
        most = question.max_files or MOST_FILES
        if len(value) > most:
            return "too-many", {"n": most}
        return None if all(_FILE.fullmatch(item) for item in value) else ("file", {})
    return None if all(item in (options or ()) for item in value) else ("not-an-option", {})


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
