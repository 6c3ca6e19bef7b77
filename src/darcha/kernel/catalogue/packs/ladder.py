"""Reads the national ladder: its rungs, the words of every ladder, and who inspects. Ignores single terms."""

import re
from collections.abc import Collection

from darcha.ground.text import LANGUAGES

from ..types import Message, NationalLadder
from .compile_ladder import compile_ladder
from .ladder_checks import check_rungs
from .mistakes import did_you_mean
from .national import Reader
from .nodes import Node

PLACES = frozenset({"number", "service", "body", "due"})
_PLACE = re.compile(r"\{(\w*)\}")


def read_ladder(reader: Reader, bodies: Collection[str]) -> NationalLadder:
    """What national/ladder.yaml says; everything wrong goes to the report."""
    root = reader.find("national/ladder.yaml", "ladder")
    if root is None:
        return NationalLadder()
    for kind in ("days", "hours"):
        check_rungs(root.at(kind))
    inspectorate = root.at("inspectorate")
    is_whole = not any(mistake.file.endswith(("bodies.yaml", "agency.yaml")) for mistake in reader.report.mistakes)
    if is_whole and inspectorate.get("body") not in bodies:
        inspectorate.at("body").complain(
            f"There is no body “{inspectorate.get('body')}”.", did_you_mean(inspectorate.get("body"), bodies)
        )
    words = dict(root.pairs("words"))
    for said in words.values():
        _check_places(said)
    return NationalLadder(
        rungs=compile_ladder(root),
        words={key: Message(said.text("subject"), said.text("body")) for key, said in words.items()},  # type: ignore[misc]
        inspectorate=inspectorate.get("body"),
    )


def _check_places(said: Node) -> None:
    for part in ("subject", "body"):
        for language in LANGUAGES:
            for name in _PLACE.findall(said.get(part)[language]):
                if name not in PLACES:
                    said.at(part).at(language).complain(
                        f"A message to staff cannot fill “{{{name}}}”.", f"It may fill: {', '.join(sorted(PLACES))}."
                    )
