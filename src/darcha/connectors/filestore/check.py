"""Is the folder of sealed files usable? Says what to do when it is not."""

from pathlib import Path

from django.conf import settings

from .adapter import FileStore

_PROBE = b"probe"


def check() -> list[str]:
    """What is wrong, one sentence each; nothing when all is well. Writes a probe and takes it away."""
    folder = Path(settings.DARCHA_FILES_DIR)
    store = FileStore(folder)
    try:
        key = store.put(_PROBE)
        same = store.get(key) == _PROBE
        store.remove(key)
    except OSError as error:
        return [f"DARCHA_FILES_DIR: {folder} cannot be written ({error.strerror}). Give the service's user the folder."]
    return [] if same else [f"DARCHA_FILES_DIR: {folder} gives back other bytes than it was given. Check the disk."]
