"""What the units of behaviour of an IDEF3 flow say, and which acts share one. Ignores places and lines."""

from collections import Counter
from dataclasses import dataclass

from darcha.ground.text import t

from .net_of_steps import OVERDUE, Flow, Opinion, Place, Process
from .sheet import INK, MUTED

MOST = 5  # ways out of a step that each have a unit of their own
Words = list[tuple[str, bool, str]]  # what, whether in bold, in which colour


@dataclass(frozen=True, slots=True)
class Way:
    """A unit by which a step is left: one act, or several that the same people do and that lead to the same step."""

    flows: tuple[Flow, ...]
    words: Words

    @property
    def key(self) -> str:
        return f"act.{self.flows[0].key}"


def ways_out(place: Place, process: Process) -> list[Way]:
    """Each way out of a step; of a step of the platform, the conditions of its routes."""
    if place.is_automatic:
        return conditions(place.moves, process)
    groups: dict[object, list[Flow]] = {}
    for flow in place.acted:
        alike = (flow.target, flow.who, flow.posts, flow.confirmed_by)
        alone = len(place.acted) <= MOST or flow.rule or flow.who == "clock"
        groups.setdefault(flow.key if alone else alike, []).append(flow)
    return [Way(tuple(flows), _says(flows, process)) for flows in groups.values()]


def conditions(flows: tuple[Flow, ...], process: Process) -> list[Way]:
    """A unit for the condition of each route."""
    return [Way((flow,), _condition(flow, process.lang)) for flow in flows]


def opinion_words(one: Opinion, lang: str) -> Words:
    """What another body is asked: who, whether it must be, in which time, what its silence means."""
    asked = t(f"drawing.opinion.{'required' if one.required else 'if_asked'}", lang)
    return [(one.name, True, INK), *((words, False, MUTED) for words in (asked, one.rule, one.silence))]


def _condition(flow: Flow, lang: str) -> Words:
    words = t("drawing.if", lang, rule=flow.rule) if flow.rule else t("drawing.otherwise", lang)
    return [(words, False, INK)]


def _says(flows: list[Flow], process: Process) -> Words:
    lang, first = process.lang, flows[0]
    who = t("drawing.who.applicant", lang) if first.who == "applicant" else ""
    by_rule = t("drawing.by_rule", lang, rule=first.rule) if first.rule else ""
    eyes = ", ".join(process.posts.get(post, post) for post in first.confirmed_by)
    confirmed = " ".join([t("drawing.confirmed_by", lang, posts=eyes), *first.notes]) if eyes else ""
    small = [who, *(process.posts.get(post, post) for post in first.posts), confirmed, by_rule]
    below = [(words, False, MUTED) for words in small if words]
    if len(flows) == 1:
        return [(first.words, True, INK), *below, *((paper, False, MUTED) for paper in first.papers)]
    named = (f"· {': '.join([flow.words, *([' / '.join(flow.papers)] if flow.papers else [])])}" for flow in flows)
    return [(t("drawing.one_of", lang), True, INK), *((words, False, INK) for words in named), *below]


def notes_of(process: Process) -> tuple[str, ...]:
    """What several steps would say word for word: it stands once on the sheet, and they refer to it."""
    told = Counter(words for place in process.places if (words := _terms(place, process.lang)))
    return tuple(words for words, times in told.items() if times > 1)


def step_words(place: Place, process: Process, notes: tuple[str, ...]) -> Words:
    """A step: its name, what the platform does there, what may be done without leaving it, its terms."""
    said = [flow.words for flow in place.asides if flow.outcome != OVERDUE]
    if place.is_automatic:
        said += [place.does, t("drawing.who.system", process.lang)]
    terms = _terms(place, process.lang)
    if terms in notes:
        note = t("drawing.note", process.lang, number=notes.index(terms) + 1)
        terms = f"{t('drawing.terms', process.lang)}: {note}"
    return [(place.name, True, INK), *((words, False, MUTED) for words in (*said, terms) if words)]


def _terms(place: Place, lang: str) -> str:
    """The terms that can end at a step, and once what their end means."""
    terms = [flow.notes[0] for flow in place.asides if flow.outcome == OVERDUE]
    told = f"{t('drawing.terms', lang)}: {'; '.join(terms)}. {t('drawing.idef3.overdue', lang)}"
    return told if terms else ""
