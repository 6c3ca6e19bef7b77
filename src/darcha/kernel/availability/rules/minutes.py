"""Minutes as bits of their hour: which are lost, and how many. Ignores who counts them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from ..types import ALL, GENERAL, OF_EVERY_SERVICE, RELIES_ON, Mark, Minutes, Part

HOUR = timedelta(hours=1)
WHOLE = (1 << 60) - 1
SPOILS = 0.01  # of the acts of a minute: when so many fail by our fault, the minute is lost
NONE: Minutes = {}


def hour_of(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def minute_of(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def bit_of(moment: datetime) -> int:
    return 1 << moment.minute


def is_spoilt(done: int, failed: int) -> bool:
    """Whether so many acts failed that the whole minute counts as lost. Of few acts, one is enough."""
    return failed > 0 and failed >= SPOILS * (done + failed)


def hours(since: datetime, until: datetime) -> Iterator[tuple[datetime, int]]:
    """Each hour that the span touches, with the bits of its minutes inside; ``until`` is the first minute outside."""
    hour = hour_of(since)
    while hour < until:
        bits = WHOLE
        if hour < since:
            bits &= -1 << since.minute
        if until < hour + HOUR:
            bits &= (1 << until.minute) - 1
        yield hour, bits & WHOLE
        hour += HOUR


def lost(known: Mapping[Mark, Minutes], marks: Iterable[Mark], sources: Iterable[str], hour: datetime) -> int:
    """Bits of the minutes that are lost by any of the marks, or in which a source was not heard."""
    bits = 0
    for mark in marks:
        bits |= known.get(mark, NONE).get(hour, 0)
    for source in sources:
        bits |= WHOLE & ~known.get((source, ""), NONE).get(hour, 0)
    return bits


def marks_of_part(part: Part) -> tuple[list[Mark], list[str]]:
    """What to look at for a part: its marks, and who must have been heard."""
    return [(part, ALL)], list(RELIES_ON[part])


def marks_of_service(service: str) -> tuple[list[Mark], list[str]]:
    """Its own acts in any part, and what every service needs. Faults of other services are not its own."""
    own: list[Mark] = [(part, service) for part in Part if service]
    return [*own, *((part, GENERAL) for part in OF_EVERY_SERVICE)], list(RELIES_ON[Part.PORTAL])


def first_heard(known: Mapping[Mark, Minutes], source: str) -> datetime | None:
    """The minute from which on anything can be said."""
    heard = {hour: bits for hour, bits in known.get((source, ""), NONE).items() if bits}
    if not heard:
        return None
    hour = min(heard)
    lowest = (heard[hour] & -heard[hour]).bit_length() - 1
    return hour + timedelta(minutes=lowest)
