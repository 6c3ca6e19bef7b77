"""The folder of sealed bytes: all or nothing, private, and never a path of the caller's making."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from darcha.connectors.filestore import check as checking
from darcha.connectors.filestore.adapter import FileStore
from darcha.connectors.filestore.fake import MemoryStore
from darcha.ground import clock
from darcha.kernel.documents.ports import BlobMissing, BlobStore


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    return FileStore(tmp_path / "files") if request.param == "folder" else MemoryStore()


def test_what_goes_in_comes_out(store: BlobStore) -> None:
    one, two = store.put(b"one"), store.put(b"two")
    assert one != two
    assert (store.get(one), store.get(two)) == (b"one", b"two")
    store.remove(one)
    store.remove(one)
    with pytest.raises(BlobMissing):
        store.get(one)
    assert dict(store.keys()).keys() == {two}


def test_keys_know_when_they_were_written(store: BlobStore) -> None:
    store.put(b"one")
    ((_, written_at),) = store.keys()
    assert abs(clock.now() - written_at) < timedelta(minutes=1)


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "0" * 31, "G" * 32, "0" * 32 + "/x"])
def test_a_key_is_never_a_path(key: str, tmp_path: Path) -> None:
    with pytest.raises(BlobMissing):
        FileStore(tmp_path).get(key)


def test_only_the_service_reads_it(tmp_path: Path) -> None:
    key = FileStore(tmp_path / "files").put(b"one")
    place = tmp_path / "files" / key[:2] / key[2:]
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


def test_bytes_are_flushed_before_the_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts: list[str] = []
    fsync, rename = os.fsync, Path.rename
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: (acts.append("folder" if Path(f"/proc/self/fd/{handle}").is_dir() else "file"), fsync(handle)),
    )
    monkeypatch.setattr(Path, "rename", lambda self, to: (acts.append("rename"), rename(self, to))[1])
    FileStore(tmp_path).put(b"one")
    assert acts[-3:] == ["file", "rename", "folder"]


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    store = FileStore(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.put(b"one")
    assert list(store.keys()) == []


def test_a_killed_write_is_swept_like_any_orphan(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    left = tmp_path / "ab" / ("c" * 30 + ".unfinished")
    left.parent.mkdir()
    left.write_bytes(b"half")
    ((key, _),) = store.keys()
    store.remove(key)
    assert not left.exists()


def test_the_check_says_what_to_do(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DARCHA_FILES_DIR = tmp_path / "files"
    assert checking.check() == []
    assert list(FileStore(tmp_path / "files").keys()) == []
    monkeypatch.setattr(FileStore, "get", lambda *_: b"other")
    assert "other bytes" in checking.check()[0]
    (tmp_path / "file").write_bytes(b"")
    settings.DARCHA_FILES_DIR = tmp_path / "file" / "below"
    assert "cannot be written" in checking.check()[0]
