"""The law in process: a term and a fee with their derivation, as ``darcha explain`` answers."""

from datetime import date, timedelta

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.catalogue import api as catalogue

from .. import once
from ..registry import Round, measure
from ..rig import Rig

FIRST = "2026-03-06T10:00+05:00"


@measure("explain-term", "explain term of a petition, every day with its reason, one core", target=">= 20,000/s")
def term(rig: Rig) -> Round:
    """Another minute of arrival each time, so that no answer is kept."""
    first = clock.parse(FIRST)

    def call(number: int) -> object:
        return cases.explain_term_for("appeal", first + timedelta(minutes=number % 200_000), language="uz")

    return lambda seconds: once.calls(call, seconds)


@measure("explain-fee", "explain fee of a tint permit with a relief, one core", target=">= 20,000/s")
def fee(rig: Rig) -> Round:
    """Another day each time, within the amounts that are known."""
    first = date(2025, 1, 1)

    def call(number: int) -> object:
        on = first + timedelta(days=number % 600)
        return catalogue.explain_fee(
            "window-tint-permit", on, "portal", "individual", {}, ("disability-1-2",), language="uz"
        )

    return lambda seconds: once.calls(call, seconds)
