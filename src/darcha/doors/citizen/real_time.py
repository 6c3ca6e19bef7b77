"""How long a service really takes, beside how long it may: drawn together only where both are measured alike."""

from dataclasses import dataclass
from datetime import timedelta

from darcha.furniture.parts import WaitingBar
from darcha.furniture.templatetags.darcha import duration
from darcha.ground.text import cite, current, t
from darcha.kernel.catalogue.types import Service
from darcha.kernel.statistics import api as statistics

from .listing import ordinary_term, term_span, term_words


@dataclass(frozen=True, slots=True)
class Time:
    """The lawful term and the real one. ``bar`` is None while there are not enough cases to say, and where all of it is
    done ``is_at_once``; ``is_by_clock``: the real time has nights and days off in it, and the lawful one has not."""

    lawful: tuple[str, ...]
    articles: tuple[str, ...]
    bar: WaitingBar | None
    is_at_once: bool
    is_by_clock: bool
    cases: int


def time_of(service: Service) -> Time:
    """Of the cases that were closed lately, beside what the law allows."""
    terms = service.procedure.terms
    ordinary = ordinary_term(service)
    real = statistics.waiting_time(service.key)
    bar = None
    is_alike = ordinary is not None and not ordinary.unit.startswith("working-")
    is_at_once = real.nine_of_ten is not None and real.nine_of_ten < timedelta(minutes=1)
    if real.median is not None and real.nine_of_ten is not None and ordinary and not is_at_once:
        bar = WaitingBar(
            half=real.median.total_seconds() / 60,
            ninety=real.nine_of_ten.total_seconds() / 60,
            lawful=term_span(ordinary).total_seconds() / 60 if is_alike else None,
            half_text=t("furniture.waiting.half", time=duration(real.median)),
            ninety_text=t("furniture.waiting.ninety", time=duration(real.nine_of_ten)),
            lawful_text=t("furniture.waiting.lawful", time=term_words(ordinary)),
        )
    lang = current()
    return Time(
        lawful=tuple(term.rule.in_(lang) for term in terms),
        articles=tuple(dict.fromkeys(cite(term.article, lang, confirmed=term.confirmed) for term in terms)),
        bar=bar,
        is_at_once=is_at_once,
        is_by_clock=not is_alike and real.nine_of_ten is not None and real.nine_of_ten > timedelta(hours=1),
        cases=real.cases,
    )
