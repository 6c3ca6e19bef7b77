"""Who was told of a term, in words: one line for each rung that was reached. Ignores who was not told yet."""

from dataclasses import dataclass

from darcha.ground.text import t, write_day

from ..types import CaseView, Reached

_LINES = frozenset({"reminded", "overdue", "escalated"})


@dataclass(frozen=True, slots=True)
class LadderPanel:
    """Shown by ``cases/panels/ladder.html``."""

    lines: tuple[str, ...]


def ladder_panel(view: CaseView, language: str) -> LadderPanel | None:
    """From the timeline as a body reads it; None while no rung was reached."""
    reached = [Reached(line.code, line.params["to"], line.at) for line in view.timeline if line.code in _LINES]
    return LadderPanel(tuple(rung_words(one, language) for one in reached)) if reached else None


def rung_words(reached: Reached, language: str) -> str:
    """``The head of the body was told on 25.03.2026``."""
    key = "cases.rung.reminded" if reached.line == "reminded" else "cases.rung.told"
    said = t(key, language, day=write_day(reached.at), to=t(f"cases.told.{reached.to}", language))
    return said[:1].upper() + said[1:]
