"""The stock that the invented population is drawn from, read once. Ignores who is drawn."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import yaml

T = TypeVar("T")


@cache
def stock() -> Mapping[str, Any]:
    """Everything in ``stock.yaml``."""
    return dict(yaml.safe_load((Path(__file__).parent / "stock.yaml").read_text("utf-8")))


@cache
def region_weights() -> Mapping[str, float]:
    """Region code to its share of the population in per cent: the known shares, and the rest by inhabitants."""
    regions = stock()["regions"]
    known = {code: said["share"] for code, said in regions.items() if "share" in said}
    inhabitants = {code: said["inhabitants"] for code, said in regions.items() if "inhabitants" in said}
    left, everybody = 100 - sum(known.values()), sum(inhabitants.values())
    return known | {code: left * number / everybody for code, number in inhabitants.items()}


def drawn(chance: Random, weights: Mapping[T, float]) -> T:
    """One key, by weight."""
    return chance.choices(list(weights), weights=list(weights.values()))[0]


def one_of(chance: Random, items: Sequence[T]) -> T:
    """One item, all alike."""
    return items[chance.randrange(len(items))]
