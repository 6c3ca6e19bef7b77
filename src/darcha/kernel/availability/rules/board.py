"""The board out of what was counted: parts, services, days. Ignores where counts are kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from ..types import GENERAL, ActsKey, Board, Counts, Incident, Kept, Mark, Minutes, Part, PartLine, ServiceLine, Source
from .budget import FEWEST, kept
from .minutes import first_heard, hours, lost, marks_of_part, marks_of_service, minute_of
from .now import state_of

DAYS = 90
SETTLES = timedelta(minutes=1)
_DAY = timedelta(days=1)


def board_of(  # noqa: PLR0917
    written: Counts,
    seen: Counts,
    incidents: Sequence[Incident],
    now: datetime,
    known_at: datetime | None,
    since: datetime | None,
    *,
    answers: bool,
) -> Board:
    """``written`` is what the database holds, ``seen`` what this process has not written yet."""
    known, of_months = _together(written, seen)
    acts = {key: both for key, both in of_months.items() if key[0] == now.date().replace(day=1)}
    since = since or first_heard(known, Source.WEB)
    until = minute_of(now) - SETTLES
    touched = {part for one in incidents if is_open(one, now) for part in one.parts}

    def of_service(key: str) -> Kept:
        return kept(known, *marks_of_service(key), since, until, now)

    of_all = {service for _, service in known} | {service for _, _, service in acts}
    return Board(
        at=now,
        known_at=known_at,
        answers=answers,
        counted_since=since,
        parts=tuple(
            _part(known, part, since, until, now, is_announced=part in touched, is_away=not answers) for part in Part
        ),
        services={key: _service(key, acts, of_service(key)) for key in of_all - {"*", ""}},
        rest=of_service(GENERAL),
        incidents=tuple(incidents),
    )


def is_open(incident: Incident, now: datetime) -> bool:
    """Whether it goes on now; works that are planned do not yet."""
    return incident.begins_at <= now and (incident.ends_at is None or now < incident.ends_at)


def _together(one: Counts, other: Counts) -> tuple[dict[Mark, Minutes], dict[ActsKey, tuple[int, int]]]:
    known: dict[Mark, Minutes] = dict(one.minutes)
    for mark, minutes in other.minutes.items():
        before = known.get(mark, {})
        known[mark] = {**before, **{hour: before.get(hour, 0) | bits for hour, bits in minutes.items()}}
    acts: dict[ActsKey, tuple[int, int]] = {**one.acts}
    for key, (done, failed) in other.acts.items():
        first = acts.get(key, (0, 0))
        acts[key] = first[0] + done, first[1] + failed
    return known, acts


def _part(
    known: Mapping[Mark, Minutes],
    part: Part,
    since: datetime | None,
    until: datetime,
    now: datetime,
    *,
    is_announced: bool,
    is_away: bool,
) -> PartLine:
    """``is_away``: without the database no part does what it should, whatever the minutes before say."""
    marks, sources = marks_of_part(part)
    return PartLine(
        part=part,
        state="out" if is_away else state_of(known, part, since, until, is_announced),
        kept=kept(known, marks, sources, since, until, now),
        days=_days(known, part, since, until, now),
    )


def _days(
    known: Mapping[Mark, Minutes], part: Part, since: datetime | None, until: datetime, now: datetime
) -> tuple[int | None, ...]:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    marks, sources = marks_of_part(part)
    days: list[int | None] = []
    for back in range(DAYS - 1, -1, -1):
        begin, end = today - back * _DAY, min(today - back * _DAY + _DAY, until)
        if since is None or end <= since or end <= begin:
            days.append(None)
            continue
        begin = max(begin, since)
        days.append(sum((bits & lost(known, marks, sources, hour)).bit_count() for hour, bits in hours(begin, end)))
    return tuple(days)


def _service(key: str, acts: Mapping[ActsKey, tuple[int, int]], held: Kept) -> ServiceLine:
    counted = [both for (_, _, service), both in acts.items() if service == key]
    done, failed = sum(both[0] for both in counted), sum(both[1] for both in counted)
    is_enough = done + failed >= FEWEST
    return ServiceLine(key, held, done if is_enough else None, failed if is_enough else None)
