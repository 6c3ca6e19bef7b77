"""Gaps of a ready text: which there are, and how they are filled, once and never evaluated. Ignores whose
letter it is."""

import re
from collections.abc import Mapping

from ..types import Form, QuestionType

CASE_FIELDS = ("name", "number", "service", "body", "day", "due")
_NAME = r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?"
_GAP = re.compile(rf"\{{({_NAME}(?:\|{_NAME})*)\}}")
_NOT_SAID = (QuestionType.FILES, QuestionType.DECLARATION)


def gaps_in(text: str) -> set[str]:
    """Names of what the text wants filled in; ``{a|b}`` is the first of them that was said."""
    return {name for gap in _GAP.findall(text) for name in gap.split("|")}


def fields_of_letter(form: Form) -> frozenset[str]:
    """What a letter of this service may fill: what every case has, and what this form asks."""
    asked = {f"answers.{one.key}" for one in form.questions() if one.type not in _NOT_SAID}
    return frozenset({*CASE_FIELDS, *asked})


def fill_letter(text: str, values: Mapping[str, str], *, left_open: str) -> str:
    """What nobody has said is ``left_open``, so that whoever writes sees it. A value is put in as it is: what looks
    like a gap in it stays."""

    def said(gap: re.Match[str]) -> str:
        return next((values[name] for name in gap[1].split("|") if values.get(name)), left_open)

    return _GAP.sub(said, text)
