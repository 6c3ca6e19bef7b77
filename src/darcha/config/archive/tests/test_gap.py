"""An archive that goes on behind the last change that was replayed has a gap, and the gap is named."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from darcha.config.archive import gap
from darcha.config.archive.gap import gap_behind
from darcha.config.archive.place import Archive, Base
from darcha.config.backup.files import hash_of

SIZE = 1024 * 1024
AT = datetime(2026, 11, 1, tzinfo=UTC)
DONE = "LOG:  redo done at 0/5FFF80 system usage: CPU: user: 0.00 s"  # in the sixth of these segments, number 5


def name(number: int) -> str:
    return f"{1:08X}{number:016X}"


def made(folder: Path, whole: tuple[int, ...], begun: int | None = None) -> Archive:
    archive = Archive(folder / "7000000000000000001")
    archive.make()
    for file in [*map(name, whole), *([f"{name(begun)}.partial"] if begun else [])]:
        (archive.wal / file).write_bytes(bytes(SIZE))
    archive.wal_sums.write_text("".join(f"{hash_of(archive.wal / name(one))}  wal/{name(one)}\n" for one in whole))
    return archive


def base(archive: Archive, wal: int = 3) -> Base:
    return Base(archive.home / "base", AT, AT, 15, name(wal))


@pytest.mark.parametrize(("whole", "begun"), [((3, 4, 5), None), ((3, 4), 5), ((3, 4, 5), 6)])
def test_the_end_of_the_archive_is_no_gap(tmp_path, whole, begun):
    archive = made(tmp_path, whole, begun)
    assert gap_behind(archive, base(archive), DONE) == ""


@pytest.mark.parametrize(
    ("whole", "begun", "said"),
    [
        ((3, 4, 5, 7), None, f"{name(6)} is missing, and the archive goes on until {name(7)}"),
        ((3, 4, 5), 7, f"{name(6)} is missing"),
        ((3, 4, 5, 6), 7, f"break off in {name(5)} or where {name(6)} begins, and the archive goes on until {name(7)}"),
        ((3, 4, 5, 6), None, f"break off in {name(5)}"),
    ],
)
def test_what_lies_behind_the_last_change_is(tmp_path, whole, begun, said):
    archive = made(tmp_path, whole, begun)
    assert said in gap_behind(archive, base(archive), DONE)


def test_rot_in_the_last_whole_segment_is(tmp_path, monkeypatch):
    archive = made(tmp_path, (3, 4, 5), 6)
    (archive.wal / name(5)).write_bytes(b"\1" + bytes(SIZE - 1))
    assert f"break off in {name(5)}" in gap_behind(archive, base(archive), DONE)
    archive.wal_sums.write_text("?\n")
    for damage, is_gap in (("bad record", True), ("", False)):
        monkeypatch.setattr(gap, "unread", lambda file, major, damage=damage: damage)
        assert bool(gap_behind(archive, base(archive), DONE)) is is_gap


def test_when_nothing_was_replayed_it_is_asked_from_the_beginning_of_the_base(tmp_path):
    archive = made(tmp_path, (7,))
    assert f"{name(6)} is missing" in gap_behind(archive, base(archive, 5), "")
