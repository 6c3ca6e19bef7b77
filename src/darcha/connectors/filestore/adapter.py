"""Sealed bytes as files in one folder: random names, written so that a power cut leaves all or nothing.

Ignores what the bytes are, and who asks: they are sealed before they come here.
"""

import os
import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from darcha.ground import clock
from darcha.kernel.documents.ports import BlobMissing

_KEY = re.compile(r"[0-9a-f]{32}")
_UNFINISHED = ".unfinished"


class FileStore:
    """A folder with 256 folders in it. Keys are 128 random bits in hex and say nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(folder)
        self._lasting: set[str] = set()  # folders whose names this process has flushed

    def put(self, content: bytes) -> str:
        """Write beside, flush, rename, flush the folder: when this returns the bytes survive."""
        key = secrets.token_hex(16)
        place = self._place(key)
        self._make(place.parent)
        unfinished = place.with_name(place.name + _UNFINISHED)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            unfinished.rename(place)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        _flush_folder(place.parent)
        return key

    def get(self, key: str) -> bytes:
        """Raises BlobMissing."""
        try:
            return self._place(key).read_bytes()
        except FileNotFoundError as error:
            raise BlobMissing(key) from error

    def remove(self, key: str) -> None:
        """A key that is gone already is no error."""
        self._place(key).unlink(missing_ok=True)

    def keys(self) -> Iterator[tuple[str, datetime]]:
        """Every key with the moment it was written. Unfinished writes are keys too, so that the sweep finds them."""
        for folder in sorted(self._folder.glob("[0-9a-f][0-9a-f]")):
            for place in sorted(folder.iterdir()):
                written_at = datetime.fromtimestamp(place.stat().st_mtime, clock.TASHKENT)
                yield folder.name + place.name, written_at

    def _place(self, key: str) -> Path:
        if not _KEY.fullmatch(key.removesuffix(_UNFINISHED)):
            raise BlobMissing(key)
        return self._folder / key[:2] / key[2:]

    def _make(self, folder: Path) -> None:
        """One that is there already may be another process's, which has not flushed its name yet."""
        if folder.name in self._lasting and folder.is_dir():
            return
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _flush_folder(self._folder)
        self._lasting.add(folder.name)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
