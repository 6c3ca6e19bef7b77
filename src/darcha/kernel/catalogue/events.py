"""What has happened in the catalogue: codes only."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from darcha.ground.outbox import Event


@dataclass(frozen=True, kw_only=True)
class ServicePublished(Event):
    """A new version of a service was published; cases filed from now on may be judged by it."""

    record_only: ClassVar[bool] = True
    version_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class CalendarPublished(Event):
    """A new edition of the working calendars was published; open cases keep theirs until it is applied to them."""

    record_only: ClassVar[bool] = True
    edition_id: UUID
