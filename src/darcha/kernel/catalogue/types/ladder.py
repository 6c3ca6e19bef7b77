"""Who is told when a lawful term is about to end, and when it has ended. Ignores single cases and channels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from darcha.ground.text import Text

RungTo = Literal["officer", "head", "inspectorate"]
RungWords = Literal["reminder", "ended", "again", "inspectorate"]
RungUnit = Literal["working-days", "working-hours"]


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung. Its moment is ``percent`` of the term's length before the end, or else ``length`` of ``unit`` after the
    end (before it when negative, the end itself when 0). ``says`` names the national words of its message."""

    key: str
    to: tuple[RungTo, ...]
    says: RungWords
    percent: int = 0
    length: int = 0
    unit: RungUnit = "working-days"

    @property
    def is_before_end(self) -> bool:
        return self.percent > 0 or self.length < 0


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of terms in days or months, and of terms in hours. An empty list: the national one holds."""

    days: tuple[Rung, ...] = ()
    hours: tuple[Rung, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """What is said to staff; fills ``{number}``, ``{service}``, ``{body}``, ``{due}``."""

    subject: Text
    body: Text


@dataclass(frozen=True, slots=True)
class NationalLadder:
    """The ladder where neither the term nor the body has its own, the words of all ladders, and who inspects."""

    rungs: Ladder = field(default_factory=Ladder)
    words: Mapping[RungWords, Message] = field(default_factory=dict)
    inspectorate: str = ""  # key of a body
