"""Lines of the status page out of the board, rounded so that nothing looks better than it is. Ignores counting."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil, floor

from darcha.furniture.parts import Day
from darcha.ground.text import current, t, to_cyrillic, write_number
from darcha.kernel.availability import api as availability
from darcha.kernel.availability.types import Board, Incident, Kept, Part, PartLine, State
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.oversight.types import KeptTerms

_TONES: Mapping[State, str] = {"works": "done", "troubled": "now", "out": "wrong", "unknown": "stopped"}
_BAD_DAY = 30  # minutes lost: half an hour is felt by everybody


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part with its state in words, colour and shape, and its last ninety days."""

    name: str
    tone: str
    state: str
    days: tuple[Day, ...]
    lost: str


@dataclass(frozen=True, slots=True)
class ServiceShown:
    """Figures of this month, empty where there is nothing to say. ``is_spent``: more was lost than the goal allows."""

    key: str
    name: str
    share: str
    lost: str
    left: str
    is_spent: bool
    failed: str
    in_time: str


@dataclass(frozen=True, slots=True)
class Told:
    """An incident in the page's language."""

    title: str
    words: str
    closing: str
    parts: tuple[str, ...]
    begins_at: datetime
    ends_at: datetime | None
    lasted: timedelta | None
    is_open: bool
    is_planned: bool


def overall(board: Board) -> State:
    """The worst of the parts; not known before anything was counted."""
    states = {line.state for line in board.parts}
    return next((state for state in ("out", "troubled", "unknown") if state in states), "works")


def part_line(line: PartLine) -> PartShown:
    return PartShown(
        name=t(f"availability.part.{line.part}"),
        tone=_TONES[line.state],
        state=t(f"availability.state.{line.state}"),
        days=tuple(_day(lost) for lost in line.days),
        lost=minutes(line.kept.lost) if line.kept.counted else "",
    )


def _day(lost: int | None) -> Day:
    if lost is None:
        return Day("none")
    return Day("good" if not lost else "bad" if lost >= _BAD_DAY else "fair")


def service_lines(board: Board, terms: Mapping[str, KeptTerms], language: str) -> list[ServiceShown]:
    """Every service there is, by its name."""
    lines = []
    for key in catalogue.current().services:
        known = board.services.get(key)
        held, kept_terms = known.kept if known else board.rest, terms.get(key)
        in_time = kept_terms.share_in_time if kept_terms else None
        failed = known.failed if known else None
        lines.append(
            ServiceShown(
                key=key,
                name=catalogue.service(key).name.in_(language),
                share=_share(held),
                lost=minutes(held.lost) if held.counted else "",
                left=minutes(max(held.left, 0)) if held.counted else "",
                is_spent=held.left < 0,
                failed="" if failed is None else str(failed),
                in_time="" if in_time is None else percent(floor(in_time)),
            )
        )
    return sorted(lines, key=lambda line: line.name)


def _share(held: Kept) -> str:
    return "" if held.share is None else percent(floor(held.share * 100) / 100)


def percent(value: float) -> str:
    """``99,95 %``."""
    return f"{write_number(float(value), current())}\u202f%"


def minutes(value: float) -> str:
    """What was lost rounded up, what is left rounded down: whole minutes, hours and days from an hour on."""
    whole = ceil(value) if isinstance(value, int) else floor(value)
    hours, rest = divmod(whole, 60)
    days, hours = divmod(hours, 24)
    said = [(unit, n) for unit, n in (("days", days), ("hours", hours), ("minutes", rest)) if n]
    return " ".join(t(f"furniture.duration.{unit}", n=n) for unit, n in said[:2]) or t(
        "furniture.duration.minutes", n=0
    )


def happened(board: Board) -> list[Incident]:
    """What the platform noticed of several parts at once is one thing that happened."""
    together: dict[object, Incident] = {}
    for one in board.incidents:
        key = (one.begins_at, one.ends_at) if one.kind == "noticed" else one.id
        known = together.get(key)
        together[key] = replace(known, parts=(*known.parts, *one.parts)) if known else one
    return list(together.values())


def told(incident: Incident, board: Board, language: str) -> Told:
    """Planned works stand for themselves until they begin."""
    is_open = availability.is_open(incident, board.at)
    parts = sorted(incident.parts, key=list(Part).index)
    return Told(
        title=t(f"citizen.status.kind.{incident.kind}"),
        words=_in(incident.words, language),
        closing=_in(incident.closing, language),
        parts=tuple(t(f"availability.part.{part}") for part in parts),
        begins_at=incident.begins_at,
        ends_at=incident.ends_at,
        lasted=incident.ends_at - incident.begins_at if incident.ends_at else None,
        is_open=is_open,
        is_planned=incident.begins_at > board.at,
    )


def _in(words: Mapping[str, str], language: str) -> str:
    return to_cyrillic(words.get("uz", "")) if language == "uz-cyrl" else words.get(language, "")
