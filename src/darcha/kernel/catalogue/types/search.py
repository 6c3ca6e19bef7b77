"""What a search gives back. Ignores how it was found."""

from dataclasses import dataclass

from darcha.ground.text import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """A service that answers the words typed; a higher score is nearer."""

    key: str
    name: Text
    summary: Text
    score: float
