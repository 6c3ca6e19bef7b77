"""How long a service really takes, beside how long it may: drawn together only where both are measured alike."""

from dataclasses import dataclass
from datetime import timedelta

from darcha.furniture.parts import WaitingBar
from darcha.ground.text import cite, current
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue.types import Service
from darcha.kernel.statistics import api as statistics

from .listing import ordinary_term
from .waited import backlog_words, figures, own_words, waiting_bar


@dataclass(frozen=True, slots=True)
class Time:
    """The lawful term and the real one; ``rare`` are the terms of cases that need study.

    ``bar`` is None while there are not enough cases to say, and where all of it is done ``is_at_once``;
    ``is_by_clock``: the real time has nights and days off in it, and the lawful one has not. ``own`` and ``backlog``
    are sentences, ``figures`` the same once more as lines of a table.
    """

    lawful: tuple[str, ...]
    rare: tuple[str, ...]
    articles: tuple[str, ...]
    bar: WaitingBar | None
    is_at_once: bool
    is_by_clock: bool
    cases: int
    own: str
    backlog: str
    figures: tuple[tuple[str, str], ...]


def time_of(service: Service) -> Time:
    """Of the cases that were closed lately, beside what the law allows."""
    terms = cases.terms_today(service)
    ordinary = ordinary_term(service)
    real = statistics.waiting_time(service.key)
    is_alike = ordinary is not None and not ordinary.unit.startswith("working-")
    is_at_once = real.nine_of_ten is not None and real.nine_of_ten < timedelta(minutes=1)
    lang = current()
    return Time(
        lawful=tuple(term.rule.in_(lang) for term in terms if term.instead_of is None),
        rare=tuple(term.rule.in_(lang) for term in terms if term.instead_of is not None),
        articles=tuple(dict.fromkeys(cite(term.article, lang, confirmed=term.confirmed) for term in terms)),
        bar=None if is_at_once else waiting_bar(service, real, is_alike=is_alike),
        is_at_once=is_at_once,
        is_by_clock=not is_alike and real.nine_of_ten is not None and real.nine_of_ten > timedelta(hours=1),
        cases=real.cases,
        own=own_words(real),
        backlog=backlog_words(real.backlog),
        figures=figures(service, real),
    )
