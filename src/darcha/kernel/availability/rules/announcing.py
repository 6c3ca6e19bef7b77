"""When an announcement is complete. Ignores who makes it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from darcha.ground.text import LANGUAGES

from ..errors import IncidentIncomplete
from ..types import Part

MOST = 600  # characters in one language


def check_announcement(
    parts: Iterable[str], words: Mapping[str, str], begins_at: datetime, ends_at: datetime | None, now: datetime
) -> None:
    """Raises IncidentIncomplete. Works that are planned begin later than now and have an end."""
    wrong = wrong_words(words)
    names = list(parts)
    if not names or not set(names) <= set(Part):
        wrong["part"] = "availability.wrong.part"
    if ends_at is not None and not max(now, begins_at) < ends_at:
        wrong["until"] = "availability.wrong.until"
    if wrong:
        raise IncidentIncomplete(fields=wrong)


def check_closing(words: Mapping[str, str]) -> None:
    """Nothing, or all four languages. Raises IncidentIncomplete."""
    if words and (wrong := wrong_words(words)):
        raise IncidentIncomplete(fields=wrong)


def wrong_words(words: Mapping[str, str]) -> dict[str, str]:
    """By language, what is wrong with what it says."""
    return {
        language: "availability.wrong.words" for language in LANGUAGES if not 0 < len(words.get(language, "")) <= MOST
    }
