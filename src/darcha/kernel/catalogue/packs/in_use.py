"""The packs of this installation, read once per process: a new release is a new process."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from .load import Loaded, load_strictly


def loaded() -> Loaded:
    """The packs in the folder that the settings name. Raises PackInvalid."""
    return _loaded_from(Path(settings.DARCHA_PACKS_DIR))


@lru_cache(maxsize=4)
def _loaded_from(folder: Path) -> Loaded:
    return load_strictly(folder)
