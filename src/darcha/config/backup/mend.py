"""Damaged files of the store, put back from the newest backup that has them whole. Touches no other file."""

from collections.abc import Collection
from pathlib import Path

from django.conf import settings

from darcha.kernel.documents import api as documents

from .files import Listed, hash_of, put_back
from .manifest import FILES, finished


def mend(keys: Collection[str], backups: Path) -> int:
    """How many. Whole is what opens and is what its row says, so the list of a backup is not even asked."""
    return sum(_mend(key, backups) for key in keys)


def _mend(key: str, backups: Path) -> bool:
    before = f"{int(key, 16) - 1:032x}"
    row = next(documents.kept_files(after=before), None)
    if row is None or row.key != key:
        return False
    name = f"{key[:2]}/{key[2:]}"
    for backup in reversed(finished(backups)):
        kept = backup / FILES / name
        if kept.exists() and documents.is_whole(kept.read_bytes(), row.digest):
            return put_back(backup / FILES, [Listed(name, hash_of(kept))], settings.DARCHA_FILES_DIR) == 1
    return False
