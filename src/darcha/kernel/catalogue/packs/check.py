"""``darcha pack check``: every mistake of a packs folder, with file, line, and what was probably meant."""

from collections.abc import Iterator
from pathlib import Path

from ..types import Example, Mistake, TermRunner
from .examples import read_service_examples, run_examples
from .load import load
from .mistakes import Report


def check_packs(path: Path, term_runner: TermRunner | None = None) -> list[Mistake]:
    """Every mistake, by file and line. Terms of examples are checked only when ``term_runner`` is given."""
    report = Report()
    if not path.is_dir():
        return [Mistake(str(path), 1, "There is no such folder of packs.", "Name the folder that holds national/.")]
    loaded = load(path, report)
    found = [
        (version, read_service_examples(path, loaded.folders[version.content_hash], version.key, report))
        for versions in loaded.catalogue.services.values()
        for version in versions
    ]
    if not report:
        for version, examples in found:
            run_examples(examples, version, loaded.catalogue, term_runner)
    return report.mistakes


def read_examples(path: Path) -> Iterator[Example]:
    """Every worked example of a packs folder, for tests that play them."""
    report = Report()
    loaded = load(path, report)
    for service in (version for versions in loaded.catalogue.services.values() for version in versions):
        folder = loaded.folders[service.content_hash]
        for found in read_service_examples(path, folder, service.key, report):
            yield found.example
