"""How long a service really takes, in words and as a picture. Ignores where the figures come from."""

from darcha.furniture.parts import WaitingBar
from darcha.furniture.templatetags.darcha import amount, duration
from darcha.ground.text import t
from darcha.kernel.catalogue.types import Service
from darcha.kernel.statistics.types import Backlog, WaitingTime

from .listing import ordinary_term, term_span, term_words


def waiting_bar(service: Service, real: WaitingTime, *, is_alike: bool) -> WaitingBar | None:
    """Median and nine of ten, beside the lawful term where both are measured ``is_alike``; None while there are not
    enough cases."""
    ordinary = ordinary_term(service)
    if real.median is None or real.nine_of_ten is None or ordinary is None:
        return None
    return WaitingBar(
        half=real.median.total_seconds() / 60,
        ninety=real.nine_of_ten.total_seconds() / 60,
        lawful=term_span(ordinary).total_seconds() / 60 if is_alike else None,
        half_text=t("furniture.waiting.half", time=duration(real.median)),
        ninety_text=t("furniture.waiting.ninety", time=duration(real.nine_of_ten)),
        lawful_text=t("furniture.waiting.lawful", time=term_words(ordinary)),
        spread=tuple(one.total_seconds() / 60 for one in real.twentieths),
    )


def own_words(real: WaitingTime) -> str:
    """The applicants' own time, which is not in the waiting time; empty when nobody was asked."""
    if not real.own.cases:
        return ""
    if real.own.median is None:
        return t("citizen.service.time.own_few", n=amount(real.own.cases))
    return t("citizen.service.time.own", n=amount(real.own.cases), time=duration(real.own.median))


def backlog_words(waiting: Backlog) -> str:
    """What is open now, and of how many the term is over."""
    if not waiting.open:
        return t("citizen.service.time.nothing_open")
    if not waiting.past_term:
        return t("citizen.service.time.open", n=amount(waiting.open))
    return t("citizen.service.time.open_past", n=amount(waiting.open), past=amount(waiting.past_term))


def figures(service: Service, real: WaitingTime) -> tuple[tuple[str, str], ...]:
    """Each figure with its name, for whoever does not look at pictures."""
    few = t("citizen.service.time.few")
    ordinary = ordinary_term(service)
    lines = {
        "half": duration(real.median) if real.median is not None else few,
        "ninety": duration(real.nine_of_ten) if real.nine_of_ten is not None else few,
        "lawful": term_words(ordinary) if ordinary else "",
        "decided": str(amount(real.cases)),
        "own_half": (duration(real.own.median) if real.own.median is not None else few) if real.own.cases else "",
        "own_cases": str(amount(real.own.cases)) if real.own.cases else "",
        "open_now": str(amount(real.backlog.open)),
        "past_term": str(amount(real.backlog.past_term)),
    }
    return tuple((t(f"citizen.service.time.figure.{key}"), value) for key, value in lines.items() if value)
