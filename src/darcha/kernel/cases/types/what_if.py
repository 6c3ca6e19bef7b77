"""A supposition about the clock of a case: as it is, and as it would be. Ignores how it was asked."""

from dataclasses import dataclass

from .term import TermAnswer


@dataclass(frozen=True, slots=True)
class Supposition:
    """Both answers with their derivations."""

    present: TermAnswer
    supposed: TermAnswer
