"""``darcha pack check``: every mistake of a packs folder, with file, line, and what was probably meant."""

from collections.abc import Iterator
from pathlib import Path

from ..types import Example, Mistake, PaperRunner, TermRunner
from .example_reading import read_service_examples
from .examples import Run, run_examples
from .load import load
from .mistakes import Report


def check_packs(
    path: Path, term_runner: TermRunner | None = None, paper_runner: PaperRunner | None = None
) -> list[Mistake]:
    """Every mistake, by file and line, of a packs folder or of one part of it.

    A part is checked together with all that it names; only its own mistakes are given. Terms of examples are checked
    only when ``term_runner`` is given, papers are printed only when ``paper_runner`` is.
    """
    report = Report()
    whole = packs_around(path)
    if whole is None:
        return [Mistake(str(path), 1, "There is no such folder of packs.", "Name the folder that holds national/.")]
    part = path.resolve().relative_to(whole).as_posix()
    loaded = load(whole, report)
    found = [
        (version, read_service_examples(whole, loaded.folders[version.content_hash], version.key, report))
        for versions in loaded.catalogue.services.values()
        for version in versions
    ]
    if not report:
        run = Run(loaded.catalogue, term_runner, paper_runner)
        for version, examples in found:
            run_examples(examples, version, loaded.sources[version.content_hash], run)
    return [one for one in report.mistakes if part in {".", one.file} or one.file.startswith(f"{part}/")]


def packs_around(path: Path) -> Path | None:
    """The packs folder that this path is, or lies in."""
    if not path.exists():
        return None
    for folder in (path.resolve(), *path.resolve().parents):
        if (folder / "national").is_dir() and (folder / "schema").is_dir():
            return folder
    return None


def read_examples(path: Path) -> Iterator[Example]:
    """Every worked example of a packs folder, for tests that play them."""
    report = Report()
    loaded = load(path, report)
    for service in (version for versions in loaded.catalogue.services.values() for version in versions):
        folder = loaded.folders[service.content_hash]
        for found in read_service_examples(path, folder, service.key, report):
            yield found.example
