"""Opinions of other bodies in BPMN: a fork, a task of each with its time on its edge, a join. Ignores what follows.

The fork is parallel where every body has to be asked, inclusive where the leading body chooses among them.
"""

from darcha.ground.text import t

from .bpmn_elements import TIMER, Part, Parts
from .net_of_steps import OVERDUE, Opinion, Place, Process


def lanes_of(place: Place) -> list[tuple[str, str]]:
    """The lanes of the bodies asked, by key."""
    return [(_lane(one), one.name) for one in place.asks]


def forked(place: Place, lane: str, process: Process, made: Parts) -> tuple[str, str]:
    """The keys of fork and join."""
    tag = "parallelGateway" if place.is_all else "inclusiveGateway"
    fork = made.add(Part(f"fork_{place.key}", tag, "", lane))
    join = made.add(Part(f"join_{place.key}", tag, t("drawing.kind.opinions", process.lang), lane))
    for one in place.asks:
        task = _task(one, process, made)
        chosen = "true" if one.required else f"'{one.body}' in asked"
        made.link(fork, task, rule="" if place.is_all else chosen)
        made.link(task, join)
        _time(one, task, join, process, made)
    return fork, join


def _task(one: Opinion, process: Process, made: Parts) -> str:
    asked = t(f"drawing.opinion.{'required' if one.required else 'if_asked'}", process.lang)
    name = t("drawing.opinion", process.lang, body=one.name)
    return made.add(Part(f"opinion_{one.key}", "userTask", name, _lane(one), f"{asked} {one.rule}. {one.silence}"))


def _time(one: Opinion, task: str, join: str, process: Process, made: Parts) -> None:
    """What follows when the body says nothing in time: the case goes on, or people are told while it still owes."""
    event = Part(f"on_{task}", "boundaryEvent", one.rule, _lane(one), one.silence, on=task)
    event.event, event.after, event.quiet = TIMER, one.after, not one.goes_on
    made.add(event)
    told = Part(f"end_{OVERDUE}", "endEvent", t("drawing.bpmn.told", process.lang), _lane(one))
    made.link(event.key, join if one.goes_on else made.add(told))


def _lane(one: Opinion) -> str:
    return f"lane_asked_{one.body}"
