"""Rungs of a ladder to types. Trusts the schema; ignores whether a ladder makes sense."""

from collections.abc import Iterable

from ..types import Ladder, Rung
from .nodes import Node


def compile_rungs(nodes: Iterable[Node]) -> tuple[Rung, ...]:
    """The rungs of one list, in its order."""
    return tuple(_rung(node) for node in nodes)


def compile_ladder(node: Node) -> Ladder:
    """The two lists of a body's or of the nation's ladder; a list that is not said is empty."""
    return Ladder(compile_rungs(node.each("days")), compile_rungs(node.each("hours")))


def _rung(node: Node) -> Rung:
    key, to, says = node.get("key"), tuple(node.get("to")), node.get("says")
    words = str(node.get("when")).split()
    if words[0].endswith("%"):
        return Rung(key, to, says, percent=int(words[0].removesuffix("%")))
    if words == ["end"]:
        return Rung(key, to, says)
    length = int(words[0]) if words[2] == "after" else -int(words[0])
    return Rung(key, to, says, length=length, unit="working-hours" if "hour" in words[1] else "working-days")
