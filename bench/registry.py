"""The registry of what is measured: a name, a caption, a target, and the limit that it is held against."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from .latency import Latency

Round = Callable[[float], Latency | float]
"""One round of so many seconds: answers and how long they took, or one figure in the unit of the measure."""


@dataclass(frozen=True)
class Measure:
    """``prepare`` gets the rig and gives the round. ``limit``: the measure that is the most this machine can do.

    ``target`` in words. ``grows``: measured again with more cases. ``once``: one round is enough.
    """

    name: str
    caption: str
    prepare: Callable[[Any], Round]
    unit: str = "/s"
    limit: str = ""
    target: str = ""
    grows: bool = False
    once: bool = False


_all: dict[str, Measure] = {}


def measure(name: str, caption: str, **more: Any) -> Callable[[Callable[[Any], Round]], Callable[[Any], Round]]:
    """Enter a measure. Names are short and stay: results are compared by them."""

    def enter(prepare: Callable[[Any], Round]) -> Callable[[Any], Round]:
        if name in _all:
            raise ValueError(f"{name} is measured twice")
        _all[name] = Measure(name, caption, prepare, **more)
        return prepare

    return enter


def all_measures() -> dict[str, Measure]:
    """Every measure by name, in the order of the files."""
    from . import measures

    for module in sorted(module.name for module in iter_modules(measures.__path__)):
        import_module(f"{measures.__name__}.{module}")
    return dict(_all)


def chosen(names: list[str]) -> list[Measure]:
    """Those named, or whose name begins so, each with its limit; all when none is named. Raises KeyError."""
    known = all_measures()
    wanted = [one for one in known if not names or any(one.startswith(name) for name in names)]
    if names and not wanted:
        raise KeyError(f"nothing is called {', '.join(names)}; there are {', '.join(known)}")
    limits = [known[known[one].limit].name for one in wanted if known[one].limit]
    return [known[one] for one in known if one in wanted or one in limits]
