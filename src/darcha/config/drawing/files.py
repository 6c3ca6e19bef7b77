"""The files of a drawing: every notation by name, with the names of its files. Ignores where they are put."""

from collections.abc import Iterator
from typing import Literal, get_args

from darcha.kernel.catalogue.types import Catalogue, Service

from .bpmn import bpmn
from .idef0 import idef0
from .idef3 import idef3
from .net_of_steps import Process
from .process import read_process
from .sheet import Sheet, svg

Notation = Literal["idef0", "idef3", "bpmn"]
NOTATIONS: tuple[Notation, ...] = get_args(Notation)


def draw(
    service: Service, catalogue: Catalogue, lang: str, notations: tuple[Notation, ...]
) -> Iterator[tuple[str, str]]:
    """Names and contents: each sheet of IDEF is an SVG of its own, for paper. The same pack gives the same bytes."""
    process = read_process(service, catalogue, lang)
    for notation in notations:
        if notation == "bpmn":
            yield f"{service.key}.bpmn", bpmn(process)
            continue
        for sheet in _sheets(process, catalogue, notation):
            node = f"-{sheet.name}" if sheet.name else ""
            yield f"{service.key}-{notation}{node}.svg", svg([sheet], lang)


def draw_whole(service: Service, catalogue: Catalogue, lang: str, notation: Notation) -> str:
    """One notation as one file: sheets below each other."""
    process = read_process(service, catalogue, lang)
    return bpmn(process) if notation == "bpmn" else svg(_sheets(process, catalogue, notation), lang)


def _sheets(process: Process, catalogue: Catalogue, notation: Notation) -> list[Sheet]:
    return idef0(process, catalogue) if notation == "idef0" else idef3(process)
