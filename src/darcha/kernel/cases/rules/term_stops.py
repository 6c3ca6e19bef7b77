"""When the clock of a term stood, and whether the law let it. Ignores what a stop does to the end of the term."""

from dataclasses import dataclass
from datetime import datetime

from darcha.kernel.catalogue.types import Term

from .term_refusals import AlreadyStopped, ResumeWithoutStop, StopNotLawful


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stood from one moment to another, or stands still when ``until`` is None. Tashkent's wall time."""

    since: datetime
    until: datetime | None
    ground: str | None


def lawful_stops(term: Term, stops: list[tuple[datetime, str | None]], resumes: list[datetime]) -> tuple[Stop, ...]:
    """Pair each stop with the resumption that follows it. Raises StopNotLawful, AlreadyStopped, ResumeWithoutStop.

    A stop without a ground is a supposition ("what if the clock stood?") and is not judged; a named ground must be one
    that the term knows. Acts always name theirs.
    """
    stops = sorted(stops, key=lambda mark: mark[0])
    resumes = sorted(resumes)
    if len(resumes) > len(stops):
        raise ResumeWithoutStop(at=resumes[-1].isoformat())
    pairs: list[Stop] = []
    for index, (since, ground) in enumerate(stops):
        if ground is not None and ground not in term.stops_on:
            raise StopNotLawful(ground=ground)
        if pairs and (pairs[-1].until is None or since < pairs[-1].until):
            raise AlreadyStopped(at=since.isoformat())
        until = resumes[index] if index < len(resumes) else None
        if until is not None and until < since:
            raise ResumeWithoutStop(at=until.isoformat())
        pairs.append(Stop(since, until, ground))
    return tuple(pairs)
