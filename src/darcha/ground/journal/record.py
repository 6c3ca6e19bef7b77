"""Write one line of the journal, together with what else the act writes."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from .. import clock
from .actor import Actor


def record(
    act: str,
    *,
    by: Actor,
    about: str,
    person: UUID | None = None,
    purpose: str = "",
    details: Mapping[str, Any] | None = None,
) -> None:
    """``act`` is ``room.past_tense``, ``about`` is ``kind:id``; ``details`` hold codes and numbers only."""
    from ..database import new_row, write_with_the_act
    from ..models import JournalEntry

    line = new_row(
        JournalEntry,
        at=clock.now(),
        act=act,
        actor_kind=by.kind,
        actor_id=by.id,
        about=about,
        person_id=person,
        purpose=purpose,
        details=dict(details or {}),
    )
    write_with_the_act([line])
