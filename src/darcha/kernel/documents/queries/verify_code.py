"""Is the paper with this code good? Anybody may ask who has the paper in hand. Stores nothing."""

from typing import Any

from darcha.ground.database import Given, Question
from darcha.ground.sealing import BlindIndexField, blind_index

from ..models import IssuedContent
from ..rules.verify_code import CODE_PURPOSE, read_code
from ..types import Outcome, Verdict
from ..verdicts import verdict_of


def _ask() -> Any:
    given = Given("code_index", BlindIndexField())
    return IssuedContent.objects.select_related("document").filter(document__code_index=given)


_PAPER = Question(_ask)


def verify_code(text: str) -> Verdict:
    """``text`` is a code as typed, or the address that a QR holds: its host counts for nothing."""
    code = read_code(text)
    if code is None:
        return Verdict(Outcome.UNKNOWN)
    content = _PAPER.first(code_index=blind_index(CODE_PURPOSE, code))
    return verdict_of(content) if content is not None else Verdict(Outcome.UNKNOWN)
