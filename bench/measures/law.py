"""The law in process: a term and a fee with their derivation, as ``darcha explain`` answers."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue

from .. import once
from ..registry import Round, measure
from ..rig import Rig

FIRST = "2026-03-06T10:00+05:00"


def _term(number: int) -> object:
    """Another minute of arrival each time, so that no answer is kept."""
    arrived = clock.parse(FIRST) + timedelta(minutes=number % 200_000)
    return cases.explain_term_for("appeal", arrived, language="uz")


def _fee(number: int) -> object:
    """Another day each time, within the amounts that are known."""
    on = date(2025, 1, 1) + timedelta(days=number % 600)
    return catalogue.explain_fee(
        "window-tint-permit", on, "portal", "individual", {}, ("disability-1-2",), language="uz"
    )


def _made_of_text(answer: Callable[[int], object]) -> Round:
    """The same objects made by C from their JSON: less than this no answer of that size can cost in Python."""
    text = json.dumps(answer(0))
    return lambda seconds: once.calls(lambda _: json.loads(text), seconds)


@measure("limit-term", "the answer of a term read from its own JSON, one core")
def limit_term(rig: Rig) -> Round:
    """Nothing is counted or reasoned."""
    return _made_of_text(_term)


@measure(
    "explain-term",
    "explain term of a petition, every day with its reason, one core",
    limit="limit-term",
    target=">= 20,000/s",
)
def term(rig: Rig) -> Round:
    """One after the other."""
    return lambda seconds: once.calls(_term, seconds)


@measure("limit-fee", "the answer of a fee read from its own JSON, one core")
def limit_fee(rig: Rig) -> Round:
    """Nothing is added up."""
    return _made_of_text(_fee)


@measure("explain-fee", "explain fee of a tint permit with a relief, one core", limit="limit-fee", target=">= 20,000/s")
def fee(rig: Rig) -> Round:
    """One after the other."""
    return lambda seconds: once.calls(_fee, seconds)
