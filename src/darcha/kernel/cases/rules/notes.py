"""Words for colleagues: which lines of a timeline they are, and who reads them. Ignores how they are kept."""

from collections.abc import Iterable, Sequence

from ..types import TimelineEntry

NOTE = "noted"
LONGEST = 4_000


def clean_note(words: str) -> str:
    """As it is kept: no NUL, no spaces around, not endless."""
    return words.replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST]


def without_notes(lines: Iterable[TimelineEntry]) -> tuple[TimelineEntry, ...]:
    """What happened to the case, and nothing else."""
    return tuple(line for line in lines if line.code != NOTE)


def notes_for(lines: Iterable[TimelineEntry], bodies: Sequence[str]) -> tuple[TimelineEntry, ...]:
    """The words of colleagues in these bodies, the oldest first: another body's are not read."""
    return tuple(line for line in lines if line.code == NOTE and line.body in bodies)
