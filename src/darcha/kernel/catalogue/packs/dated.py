"""Dated values of packs: read and checked in one way, whatever it is that the law has changed. Ignores the values."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from darcha.ground.text import UNKNOWN_ACT

from ..types import Dated
from .nodes import Node

T = TypeVar("T")
ALWAYS = date.min  # from when a value holds that no day is given for


def compile_dated(node: Node, key: str, value_of: Callable[[Node], T]) -> tuple[Dated[T], ...]:
    """The values of the list under ``key``, in the order of their days; none where there is no list."""
    if not is_dated(node, key):
        return ()
    values = (
        Dated(
            value=value_of(value),
            valid_from=value.date("valid_from"),
            valid_to=value.find_date("valid_to"),
            act=value.get("act"),
            confirmed=value.get("confirmed", True),
        )
        for value in node.each(key)
    )
    return tuple(sorted(values, key=lambda dated: dated.valid_from))


def is_dated(node: Node, key: str) -> bool:
    """Whether a list of dated values stands there rather than one value for ever."""
    return isinstance(node.get(key), list)


def check_dated(node: Node, key: str) -> None:
    """Dated values follow one another: none twice on a day, none out of order, no gap, no overlap; each has an act."""
    if not is_dated(node, key):
        return
    before: Node | None = None
    for value in node.each(key):
        start, end = value.date("valid_from"), value.find_date("valid_to")
        if end is not None and end < start:
            value.at("valid_to").complain(f"The value ends on {end}, before it begins on {start}.")
        if value.get("act") == UNKNOWN_ACT and value.get("confirmed", True):
            value.at("act").complain(
                "Nobody knows by which act the value is in force.",
                "Name the act, or say “confirmed: false” until a lawyer has found it.",
            )
        if before is not None:
            _check_follows(before, value)
        before = value


def _check_follows(before: Node, value: Node) -> None:
    first, last, start = before.date("valid_from"), before.find_date("valid_to"), value.date("valid_from")
    if start <= first:
        value.at("valid_from").complain(
            f"{start} does not follow {first}.", "Put the values in the order of their days, each day once."
        )
    elif last is not None and last >= start:
        value.at("valid_from").complain(
            f"Two values overlap: one runs through {last}, the next begins on {start}.",
            "Drop valid_to: a value ends where the next begins.",
        )
    elif last is not None and (start - last).days > 1:
        value.at("valid_from").complain(
            f"There is a gap: nothing is in force from {last} to {start}.",
            "Drop valid_to: a value ends where the next begins.",
        )


def check_covers(node: Node, key: str, starts: date, what: str) -> None:
    """From the first day of the version on, for ever, one of the values is in force. ``what`` names it in words."""
    if not is_dated(node, key):
        return
    values = list(node.each(key))
    if not values:
        return
    first, last = values[0].date("valid_from"), values[-1].find_date("valid_to")
    if first > starts:
        values[0].at("valid_from").complain(
            f"The service is given from {starts}, its {what}s begin on {first}.",
            f"Let the {what}s begin with the service.",
        )
    if last is not None:
        values[-1].at("valid_to").complain(f"After {last} there is no {what}.", "Drop valid_to, or add what follows.")
