"""Tags that draw components from their view models. Loaded together with ``darcha``."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from darcha.ground import text
from darcha.ground.text import Text

from .. import marks
from ..parts import (
    Bar,
    Crumb,
    Day,
    FactRow,
    FeeRow,
    FilterLink,
    TimelineStep,
    WaitingBar,
    WayStep,
    percent,
    tone_of_verdict,
)
from ..term import TermCalendar

register = template.Library()
_COMPONENTS = "furniture/components"
_METER = '<svg class="meter{}" aria-hidden="true" focusable="false"><rect width="{}" height="8" rx="4"/></svg>'
_BANNER_ICONS = {"info": "info", "done": "check", "now": "bell", "wrong": "warning"}


@register.simple_tag
def state(kind: str, words: str) -> SafeString:
    """A state chip: ``kind`` is new, going, now, done, wrong or stopped; colour, shape and word say the same."""
    return _state(kind, words)


@lru_cache(maxsize=1_024, typed=True)  # what is marked as safe is never taken for the same words that are not
def _state(kind: str, words: str) -> SafeString:
    return _drawn("tag", {"kind": kind, "words": words, "mark": marks.OF_STATE[kind]})


def _drawn(component: str, context: dict[str, Any]) -> SafeString:
    return SafeString(get_template(f"{_COMPONENTS}/{component}.html").render(context))  # escaped by the template itself


@register.inclusion_tag(f"{_COMPONENTS}/crumbs.html")
def crumbs(items: Sequence[Crumb]) -> dict[str, Any]:
    """The way to this page."""
    return {"items": items}


@register.inclusion_tag(f"{_COMPONENTS}/timeline.html")
def timeline(steps: Sequence[TimelineStep]) -> dict[str, Any]:
    """What happened, what happens now, what comes next."""
    marked = {"done": "done", "wrong": "wrong", "now": "dot", "next": "dot"}
    return {"steps": [(step, marked[step.state]) for step in steps]}


@register.inclusion_tag(f"{_COMPONENTS}/way.html")
def way(steps: Sequence[WayStep]) -> dict[str, Any]:
    """How something goes, step by step: the sign says whose turn it is."""
    signs = {"you": "person", "office": "stamp", "platform": "spark", "end": "check"}
    return {"steps": [(step, signs[step.turn]) for step in steps]}


@register.simple_tag
def term_days(calendar: TermCalendar) -> SafeString:
    """The counted and the skipped days of a term."""
    return _term_days(calendar, text.current())


@lru_cache(maxsize=128)  # of a service's cases of one day all calendars are equal, and nobody's name stands in them
def _term_days(calendar: TermCalendar, language: str) -> SafeString:
    weekdays = [text.t(f"furniture.term.weekday.{n}", language) for n in range(7)]
    return _drawn("term_calendar", {"calendar": calendar, "weekdays": weekdays})


@register.inclusion_tag(f"{_COMPONENTS}/facts.html")
def facts(rows: Sequence[FactRow]) -> dict[str, Any]:
    """What is known, each with its source."""
    return {"rows": rows, "is_answers": False}


@register.inclusion_tag(f"{_COMPONENTS}/facts.html")
def answers(rows: Sequence[FactRow]) -> dict[str, Any]:
    """What was answered, each with a way to change it."""
    return {"rows": rows, "is_answers": True}


@register.inclusion_tag(f"{_COMPONENTS}/fee_lines.html")
def fee_lines(quote: Any, is_mine: bool = True) -> dict[str, Any]:
    """The total and every line of a fee: anything with ``total``, ``on``, ``lines``. ``is_mine``: this person's."""
    rows = [
        FeeRow(
            text=line.text.in_(text.current()) if isinstance(line.text, Text) else line.text,
            amount=line.amount,
            act=text.cite(line.act, confirmed=getattr(line, "confirmed", True)),
            counted=line.counted,
        )
        for line in quote.lines
    ]
    acts = list(dict.fromkeys(row.act for row in rows if row.act))
    return {"quote": quote, "rows": rows, "acts": acts, "is_mine": is_mine}


@register.inclusion_tag(f"{_COMPONENTS}/banner.html")
def banner(
    kind: str,
    title: str,
    words: str = "",
    url: str = "",
    link_words: str = "",
    *,
    is_button: bool = False,
    lang: str = "",
) -> dict[str, Any]:
    """A notice on top of a page: info, done, now or wrong. ``is_button``: what it leads to is the one next step of the
    page; ``lang`` tags words in another language."""
    return {
        "kind": kind,
        "title": title,
        "words": words,
        "url": url,
        "link_words": link_words,
        "icon": _BANNER_ICONS[kind],
        "is_button": is_button,
        "lang": lang,
    }


@register.inclusion_tag(f"{_COMPONENTS}/pager.html")
def pager(next_url: str = "", previous_url: str = "") -> dict[str, str]:
    """The next page of a keyset list."""
    return {"next_url": next_url, "previous_url": previous_url}


@register.inclusion_tag(f"{_COMPONENTS}/filters.html")
def filters(items: Iterable[FilterLink], label: str) -> dict[str, Any]:
    """Ways to see a list."""
    return {"items": items, "label": label}


@register.inclusion_tag(f"{_COMPONENTS}/waiting_bar.html")
def waiting_bar(bar: WaitingBar) -> dict[str, Any]:
    """How long it really takes, drawn on the server."""
    return {"bar": bar}


@register.inclusion_tag(f"{_COMPONENTS}/bars.html")
def bars(rows: Sequence[Bar]) -> dict[str, Any]:
    """Bars with their figures, readable without the picture."""
    return {"rows": rows}


@register.simple_tag
def meter(filled: float, kind: str = "") -> SafeString:
    """A bar without words; the words stand beside it. ``kind`` is empty, done, now, wrong or stopped."""
    return format_html(_METER, f" meter--{kind}" if kind else "", percent(filled))


_DAY_TOPS = {"none": 18, "good": 0, "fair": 8, "bad": 14}  # the worse, the lower: read without colour too


@register.inclusion_tag(f"{_COMPONENTS}/days.html")
def days(row: Sequence[Day]) -> dict[str, Any]:
    """A row of ninety days, the oldest first; the words stand beside it."""
    return {"bars": [(6 * place, _DAY_TOPS[day.kind], day.kind) for place, day in enumerate(row)]}


@register.inclusion_tag(f"{_COMPONENTS}/steps.html")
def steps(number: int, total: int, title: str = "") -> dict[str, Any]:
    """Where one is in a form."""
    bars_of = [("is-done" if n < number else "is-now" if n == number else "") for n in range(1, total + 1)]
    return {"number": number, "total": total, "bars": bars_of, "title": title}


@register.inclusion_tag(f"{_COMPONENTS}/verdict.html")
def verdict(code: str, title: str, words: str = "") -> dict[str, str]:
    """The result of a verification, to be read from a metre away."""
    tone, seal = tone_of_verdict(code)
    return {"tone": tone, "seal": seal, "title": title, "words": words}


@register.inclusion_tag(f"{_COMPONENTS}/empty.html")
def empty(title: str, words: str = "", url: str = "", link_words: str = "", picture: str = "window") -> dict[str, str]:
    """Nothing here yet, and what to do about it."""
    return {"title": title, "words": words, "url": url, "link_words": link_words, "picture": picture}
