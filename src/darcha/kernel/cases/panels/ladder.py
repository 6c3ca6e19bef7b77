"""Who was told of a term on which day, in words. Ignores who was not told yet, and how often in one day."""

from dataclasses import dataclass

from darcha.ground.text import t, write_day

from ..rules.ladder import REMINDERS
from ..types import CaseView, Reached

_TERM = ("reminded", "overdue", "escalated")
_LINES = frozenset((*_TERM, *(f"clarity_{line}" for line in _TERM)))


@dataclass(frozen=True, slots=True)
class LadderPanel:
    """Shown by ``cases/panels/ladder.html``."""

    lines: tuple[str, ...]


def ladder_panel(view: CaseView, language: str) -> LadderPanel | None:
    """From the timeline as a body reads it; None while no rung was reached."""
    reached = [Reached(line.code, line.params["to"], line.at) for line in view.timeline if line.code in _LINES]
    lines = dict.fromkeys(rung_words(one, language) for one in reached)
    return LadderPanel(tuple(lines)) if lines else None


def rung_words(reached: Reached, language: str) -> str:
    """``The head of the body was told on 25.03.2026``."""
    key = "cases.rung.reminded" if reached.line in REMINDERS else "cases.rung.told"
    said = t(key, language, day=write_day(reached.at), to=t(f"cases.told.{reached.to}", language))
    return said[:1].upper() + said[1:]
