"""The project's packs with differences of a test's own, in a folder of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.tests.project import PACKS

PERMIT = "agencies/yhxx/services/window-tint-permit/procedure.yaml"
PETITION = "agencies/vazirlar-mahkamasi/services/appeal/procedure.yaml"
OFFICERS = "posts: [permits-officer, permits-head]"


def packs_with(folder: Path, file: str, *changes: tuple[str, str]) -> Path:
    """Each ``(old, new)`` is replaced once; ``old`` must be there."""
    packs = Path(shutil.copytree(PACKS, folder / "packs"))
    change(packs / file, *changes)
    return packs


def change(path: Path, *changes: tuple[str, str]) -> None:
    """In place: each ``(old, new)`` once; ``old`` must be there."""
    said = path.read_text("utf-8")
    for old, new in changes:
        assert old in said, old
        said = said.replace(old, new, 1)
    path.write_text(said, "utf-8")


@contextmanager
def country_of(packs: Path, settings) -> Iterator[None]:
    """These packs are the country's, until the block ends."""
    settings.DARCHA_PACKS_DIR = packs
    catalogue.forget_versions()
    catalogue.publish_packs()
    yield
    catalogue.forget_versions()
