"""The figures of a month in lines for a terminal, and as plain data. Ignores the picture."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from .figures import Figures
from .plan import Plan


def lines(figures: Figures, plan: Plan) -> Iterator[str]:
    """What an operator reads."""
    yield f"{figures.service}: {plan.days} days from {plan.begins_on}, seed {plan.seed}"
    total = sum(figures.outcomes.values())
    told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(figures.outcomes.items()))
    yield f"applications  {total}: {told}" if total else "applications  0"
    if figures.in_time is not None:
        worst = f", the worst by {duration(figures.late[-1])}" if figures.late else ""
        yield f"in time       {figures.in_time:.1%}; {len(figures.late)} decided late{worst}"
    yield f"open past their term at the end: {figures.open_late}"
    waiting = figures.waiting
    if waiting.median is None or waiting.nine_of_ten is None:
        yield "really took   not enough cases yet"
    else:
        yield f"really took   median {duration(waiting.median)}, nine of ten {duration(waiting.nine_of_ten)}"
    if waiting.own.cases:
        half = "not enough of them yet" if waiting.own.median is None else f"median {duration(waiting.own.median)}"
        yield f"applicants    {waiting.own.cases} asked for more; their own time, not in the above: {half}"
    for officer in figures.officers:
        away = f", away on days {plan.away[0]}-{plan.away[1]}" if officer.number == 1 and plan.away[1] > 0 else ""
        yield f"officer {officer.number:<5} {officer.decided:>4} decided, busy {officer.busy:.0%} of the time{away}"
    busiest = max(figures.days, key=lambda day: day.open)
    yield f"backlog       at most {busiest.open} open at the end of {busiest.on}"
    if figures.decreed is not None:
        yield f"decree        {figures.decreed} became a day off; the last day of {figures.moved} open cases moved"


def as_plain(figures: Figures) -> dict[str, Any]:
    """For JSON: durations in seconds, waiting in hours."""
    plain = asdict(replace(figures, name=dict(figures.name.values)))  # type: ignore[arg-type]
    plain["late"] = [late.total_seconds() for late in figures.late]
    waiting = plain.pop("waiting")
    told = {"median": waiting["median"], "nine_of_ten": waiting["nine_of_ten"], "own_median": waiting["own"]["median"]}
    plain |= {name: found.total_seconds() if found is not None else None for name, found in told.items()}
    return plain | {"in_time": figures.in_time}


def duration(length: timedelta) -> str:
    """2 days 3 h, 1 h 05 min, 40 min."""
    minutes = round(length.total_seconds() / 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {left:02} min" if hours else f"{left} min"
