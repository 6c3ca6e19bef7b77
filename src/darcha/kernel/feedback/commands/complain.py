"""Complain about a service: how it works, not what was decided."""

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal, is_person

from ..models import Complaint
from ..rules.rating import check_complaint
from ..rules.speaker import account_of


@command(may=is_person)
def complain(who: Principal, *, service_key: str, words: str) -> None:
    """Raises WordsMissing, and what the catalogue raises for an unknown service."""
    said = check_complaint(words)
    service = catalogue.service(service_key)
    Complaint.objects.create(service_key=service.key, account_id=account_of(who), words=said, complained_at=clock.now())
    journal.record("feedback.complained", by=who.actor, about=f"service:{service.key}")
