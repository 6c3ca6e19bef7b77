"""Say that a record belongs to nobody: a reading of it by staff raises the alarm."""

from uuid import UUID

from darcha.ground import clock, journal
from darcha.ground.command import command

from ..models import Canary
from ..rules.reading import is_platform
from ..types import Reader


@command(may=is_platform)
def plant_canary(who: Reader, *, person_id: UUID) -> None:
    """Again is the same. The journal does not say which record it is: it is read by those whom this is for."""
    _, is_new = Canary.objects.get_or_create(person_id=person_id, defaults={"planted_at": clock.now()})
    if is_new:
        journal.record("exchange.canary_planted", by=who.actor, about="exchange")
