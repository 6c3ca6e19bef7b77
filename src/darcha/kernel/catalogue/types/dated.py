"""What changes by law from a day on: one form for base units, rates, reliefs and lengths. Ignores what the value is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value in force from a day on, by an act; it ends where the next begins, or after ``valid_to`` when set."""

    value: T
    valid_from: date
    act: str
    valid_to: date | None = None
    confirmed: bool = True


def in_force(values: Sequence[Dated[T]], on: date) -> Dated[T] | None:
    """The value in force on that day, from values sorted by ``valid_from``; None before the first, after the last."""
    found = None
    for value in values:
        if value.valid_from > on:
            break
        found = value
    if found is None or (found.valid_to is not None and on > found.valid_to):
        return None
    return found
