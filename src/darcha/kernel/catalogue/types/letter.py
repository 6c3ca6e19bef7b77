"""A ready text of a pack with which an officer begins what the applicant will read. Ignores who uses it."""

from dataclasses import dataclass

from darcha.ground.text import Text

from .procedure import Act


@dataclass(frozen=True, slots=True)
class Letter:
    """Offered at ``act``: ``text`` with logic-less gaps is put where the act's ``words`` are written, or its ``fact``
    where it has a ``ground`` as well, which is chosen along."""

    key: str
    act: Act
    title: Text
    text: Text
    ground: str | None = None
    grounds: Text | None = None  # of a reply: one on each line
