"""What the components draw: small view models that doors and panels fill. Ignores where the values come from."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

StepState = Literal["done", "now", "next", "wrong"]
Turn = Literal["you", "office", "platform", "end"]
Tone = Literal["info", "now", "done", "wrong"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to this page."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One event, like a parcel's: ``at`` when known, ``when`` in words otherwise."""

    title: str
    state: StepState
    text: str = ""
    at: datetime | None = None
    when: str = ""


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step of how something goes: whose turn it is, in words as well, and how long it takes. ``is_maybe``: it
    happens only to some."""

    title: str
    text: str
    turn: Turn
    whose: str
    times: tuple[str, ...] = ()
    is_maybe: bool = False


@dataclass(frozen=True, slots=True)
class FactRow:
    """A label and a value; with where it is known from, or where it can be changed. ``lang`` tags a foreign value."""

    label: str
    value: str
    source: str = ""
    change_url: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A line of a fee. Lines that were considered and did not win are shown, not counted."""

    text: str
    amount: int
    act: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One way to see a list."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled bar: ``share`` of the longest in per cent, ``value`` as it is read."""

    label: str
    share: float
    value: str


@dataclass(frozen=True, slots=True)
class Day:
    """One of a row of days: ``none``, ``good``, ``fair`` or ``bad``."""

    kind: Literal["none", "good", "fair", "bad"]


COLUMN = 44  # height of the highest, in pixels


@dataclass(frozen=True, slots=True)
class Column:
    """``at`` from the left as SVG reads it, ``height`` in pixels."""

    at: str
    height: int

    @property
    def top(self) -> int:
        return COLUMN - self.height


@dataclass(frozen=True, slots=True)
class WaitingBar:
    """How long it really takes: median and nine of ten, in minutes. The lawful term stands beside them only when it is
    measured alike: working hours have no place on a line of hours by the clock.

    ``spread``: how long each of twenty waited, drawn as columns above the bar.
    """

    half: float
    ninety: float
    lawful: float | None
    half_text: str
    ninety_text: str
    lawful_text: str
    spread: Sequence[float] = ()

    @property
    def longest(self) -> float:
        return max(self.half, self.ninety, self.lawful or 0, *self.spread) or 1

    @property
    def columns(self) -> tuple[Column, ...]:
        """As many of the twenty as waited about so long, in 25 stretches of the picture."""
        counted = Counter(min(int(25 * value / self.longest), 24) for value in self.spread)
        top = max(counted.values(), default=1)
        return tuple(Column(f"{4 * place}%", round(COLUMN * count / top)) for place, count in sorted(counted.items()))

    def _at(self, value: float) -> str:
        return percent(100 * value / self.longest)

    @property
    def half_at(self) -> str:
        return self._at(self.half)

    @property
    def ninety_at(self) -> str:
        return self._at(self.ninety)

    @property
    def lawful_at(self) -> str:
        return "" if self.lawful is None else self._at(self.lawful)

    @property
    def half_anchor(self) -> str:
        return anchor(self.half_at)

    @property
    def ninety_anchor(self) -> str:
        return anchor(self.ninety_at)

    @property
    def lawful_anchor(self) -> str:
        return anchor(self.lawful_at) if self.lawful_at else ""


def percent(value: float) -> str:
    """``34.17%`` as SVG reads it: with a point in every language, never beyond the picture."""
    return f"{min(100.0, max(0.0, value)):.2f}%"


def anchor(at: str) -> str:
    """Which end of a label stands at its mark, so that it stays inside the picture."""
    value = float(at.rstrip("%"))
    if value < 30:
        return "start"
    return "end" if value > 70 else "middle"


def tone_of_verdict(verdict: str) -> tuple[str, str]:
    """Tone and mark of a verification's result; anything unknown is never shown as good."""
    known = {
        "valid": ("done", "seal-valid"),
        "altered": ("wrong", "seal-wrong"),
        "revoked": ("wrong", "seal-wrong"),
        "not_ours": ("wrong", "seal-wrong"),
        "replaced": ("now", "seal-now"),
        "expired": ("now", "seal-now"),
    }
    return known.get(verdict, ("stopped", "seal-stopped"))


def shares(values: Sequence[float]) -> list[float]:
    """Per cent of the largest, for bars."""
    top = max(values, default=0) or 1
    return [round(100 * value / top, 2) for value in values]
