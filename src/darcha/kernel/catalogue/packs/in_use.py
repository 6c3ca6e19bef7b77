"""The packs of this installation, read once per process: a new release is a new process."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from .load import Loaded, load_strictly


def folder_in_use() -> Path:
    """The folder of packs that the settings name: what is made of its packs is kept under its name."""
    return Path(settings.DARCHA_PACKS_DIR)


def loaded() -> Loaded:
    """The packs in use. Raises PackInvalid."""
    return _loaded_from(str(settings.DARCHA_PACKS_DIR))


@lru_cache(maxsize=4)
def _loaded_from(folder: str) -> Loaded:
    """By the name: a page asks for the packs a hundred times, and paths are slow to compare."""
    return load_strictly(Path(folder))
