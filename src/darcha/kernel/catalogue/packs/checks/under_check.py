"""One service while it is being checked: its files as nodes, its compiled form, and what it may name."""

from dataclasses import dataclass
from pathlib import Path

from ...types import Catalogue, Service
from ..mistakes import Report
from ..nodes import Node, Texts
from ..sources import ServiceSource


@dataclass(frozen=True, slots=True)
class UnderCheck:
    """``folder`` is where the files lie; ``catalogue`` holds everything but services."""

    folder: Path
    source: ServiceSource
    service: Service
    texts: Texts
    catalogue: Catalogue
    report: Report

    def root(self, path: str) -> Node:
        """One file of the service."""
        document = self.source.documents[path]
        return Node(document, (), document.data, self.report, self.texts)

    def roots(self, folder: str) -> list[tuple[str, Node]]:
        """The files of a folder of the service, by their path."""
        return [(path, self.root(path)) for path in sorted(self.source.documents) if path.startswith(folder)]

    def complain(self, path: str, line: int, problem: str, hint: str = "") -> None:
        """Report a mistake of a file that is not YAML, or of a missing one."""
        self.report.add(f"{self.source.folder}/{path}", line, problem, hint)
