"""What keeps PostgreSQL from reading a segment is not rot in it, and half a line does not stop the archive."""

from pathlib import Path

import pytest

from darcha.config.archive import seal, stream
from darcha.config.archive.check import wrong_with
from darcha.config.archive.place import Archive
from darcha.config.archive.seal import seal_finished, sealed
from darcha.config.backup import tools
from darcha.config.backup.files import hash_of

FIRST, SECOND = "000000010000000000000001", "000000010000000000000002"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive" / "7000000000000000001")
    made.make()
    for name in (FIRST, SECOND):
        (made.wal / name).write_bytes(name.encode())
    return made


def program(folder: Path, version: str, code: str) -> Path:
    made = folder / "pg_waldump"
    made.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "pg_waldump (PostgreSQL) {version}" && exit\n{code}\n')
    made.chmod(0o755)
    return made


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The machine has this one program of PostgreSQL."""

    def make(version: str, code: str) -> None:
        made = program(tmp_path, version, code)
        monkeypatch.setattr(tools, "_candidates", lambda name, major: iter([made] if name == made.name else []))

    return make


@pytest.mark.parametrize(
    ("version", "code", "said"),
    [("18.1", "echo bad magic number >&2; exit 1", "install postgresql-15"), ("15.4", "kill -9 $$", "signal 9")],
)
def test_a_program_that_cannot_tell_is_said_and_nothing_is_noted(archive, only, version, code, said):
    only(version, code)
    with pytest.raises(tools.CannotRun, match=said):
        list(seal_finished(archive, 15))
    assert sealed(archive) == {}


def test_a_machine_without_the_program_goes_on_and_says_so_once(archive, only, monkeypatch):
    monkeypatch.setattr(tools, "_candidates", lambda name, major: iter(()))
    told: list[str] = []
    sealer = stream._Sealer()
    for _ in range(3):
        sealer(archive, 15, told.append)
    assert len(told) == 1
    assert "There is no pg_waldump of PostgreSQL 15 here" in told[0]
    only("15.4", "exit 0")
    sealer(archive, 15, told.append)
    assert sealed(archive) == {name: hash_of(archive.wal / name) for name in (FIRST, SECOND)}


def test_rot_is_noted_as_rot(archive, only):
    only("15.4", "echo bad record >&2; exit 1")
    said = list(seal_finished(archive, 15))
    assert ["bad record" in one for one in said] == [True, True]
    assert set(sealed(archive).values()) == {"damaged"}


def test_a_damaged_line_goes_aside_and_its_segment_is_read_again(archive, only):
    only("15.4", "exit 0")
    list(seal_finished(archive, 15))
    whole = archive.wal_sums.read_bytes()
    archive.wal_sums.write_bytes(whole.replace(b"  wal/" + SECOND.encode(), b" \xff wal/" + SECOND.encode()))
    damaged = archive.wal_sums.read_bytes()
    with pytest.raises(ValueError, match="cannot be meant"):
        sealed(archive)
    (said,) = seal_finished(archive, 15)
    (aside,) = archive.home.glob("wal.sha256-*")
    assert str(aside) in said
    assert any(str(aside) in one for one in wrong_with(archive, SECOND))
    assert aside.read_bytes() == damaged
    assert archive.wal_sums.read_bytes() == whole
    assert list(seal_finished(archive, 15)) == []


def test_half_a_line_is_not_continued(archive, only):
    only("15.4", "exit 0")
    list(seal_finished(archive, 15))
    whole = archive.wal_sums.read_bytes()
    archive.wal_sums.write_bytes(whole[:-30])
    assert list(seal_finished(archive, 15)) == []
    assert archive.wal_sums.read_bytes() == whole
    assert seal.sealed(archive).keys() == {FIRST, SECOND}
