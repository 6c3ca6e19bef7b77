"""Write down as incidents what the lost minutes show, and end those that are well again. Found out of what was counted,
so an outage in which nothing could be written is written down afterwards."""

from datetime import datetime, timedelta

from django.db.models import Max, Q

from darcha.ground import clock, journal
from darcha.ground.command import command
from darcha.kernel.identity.types import Principal, is_system

from ..models import Incident, MinuteMark
from ..models.reading import marks_between
from ..rules.minutes import first_heard, hour_of, minute_of
from ..rules.outages import Outage, outages
from ..types import Part, Source

LOOKS_BACK = timedelta(hours=6)
SETTLED_AFTER = timedelta(minutes=2)  # minutes later than that may still be told of


@command(may=is_system)
def note_outages(who: Principal) -> int:
    """How many incidents were opened or ended."""
    until = minute_of(clock.now()) - SETTLED_AFTER
    since = _since(until)
    known = marks_between(since, until, general=True)
    begun = first_heard(known, Source.WEB)
    if begun is None:
        return 0
    begin = max(since, begun)
    return sum(_note(who, part, outage) for part in Part for outage in outages(known, part, begin, until))


def _since(until: datetime) -> datetime:
    """Some hours back; further when nothing was heard for longer, or when an incident began earlier."""
    usual = hour_of(until - LOOKS_BACK)
    heard = MinuteMark.objects.filter(mark=Source.WEB, hour__lte=usual).aggregate(at=Max("hour"))["at"]
    going_on = Incident.objects.filter(kind="noticed", ends_at=None).order_by("begins_at").first()
    return min([usual, *([heard] if heard else []), *([hour_of(going_on.begins_at)] if going_on else [])])


def _note(who: Principal, part: Part, outage: Outage) -> bool:
    same = Q(ends_at=None) | Q(ends_at__gte=outage.begins_at)
    if outage.ends_at is not None:
        same &= Q(begins_at__lte=outage.ends_at)
    known = (
        Incident.objects.select_for_update().filter(same, kind="noticed", parts=[part]).order_by("begins_at").first()
    )
    if known is None:
        known = Incident.objects.create(
            kind="noticed", parts=[part], begins_at=outage.begins_at, ends_at=outage.ends_at
        )
        _journal(who, "availability.outage_noticed", known)
        return True
    if known.ends_at == outage.ends_at:
        return False
    known.ends_at = outage.ends_at
    known.save(update_fields=["ends_at"])
    if outage.ends_at is not None:
        _journal(who, "availability.outage_ended", known)
    return True


def _journal(who: Principal, act: str, incident: Incident) -> None:
    journal.record(act, by=who.actor, about=f"incident:{incident.public_id}", details={"parts": incident.parts})
