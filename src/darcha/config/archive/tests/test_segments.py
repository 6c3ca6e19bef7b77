"""What lies beside the segments is no segment: it says nothing of their size, and is never removed as an old one."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from darcha.config.archive.base import drop_old, first_segment
from darcha.config.archive.check import wrong_with
from darcha.config.archive.place import PG_MANIFEST, Archive, Base

MEGABYTE = 1024 * 1024


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive" / "7000000000000000001")
    made.make()
    return made


def put(archive: Archive, name: str, size: int) -> Path:
    file = archive.wal / name
    with file.open("wb") as out:
        out.truncate(size)
    return file


def based(archive: Archive, day: int, wal: str) -> Base:
    at = datetime(2026, 11, day, tzinfo=UTC)
    base = Base(archive.home / f"base-2026-11-{day:02}T000000", at, at, 15, wal)
    base.folder.mkdir()
    base.write(base.folder)
    return base


@pytest.mark.parametrize(
    ("beside", "size"), [("00000002.history", 40), ("000000010000000000000006.partial", 8192), ("x", 7)]
)
def test_a_base_begins_in_the_same_segment_whatever_else_lies_there(archive: Archive, beside: str, size: int):
    said = {"WAL-Ranges": [{"Timeline": 1, "Start-LSN": "0/5000028"}]}
    (archive.home / PG_MANIFEST).write_text(json.dumps(said), "utf-8")
    put(archive, beside, size)
    assert first_segment(archive, archive.home) == "000000010000000000000005"


def test_the_size_is_that_of_a_whole_segment(archive: Archive):
    said = {"WAL-Ranges": [{"Timeline": 1, "Start-LSN": "0/5000028"}]}
    (archive.home / PG_MANIFEST).write_text(json.dumps(said), "utf-8")
    put(archive, "00000001000000000000004F", 100)  # cut short by its disk
    put(archive, "000000010000000000000050", MEGABYTE)
    assert first_segment(archive, archive.home) == "000000010000000000000050"


def test_only_segments_go_with_the_bases_that_needed_them(archive: Archive):
    for day, wal in enumerate(("000000010000000000000003", "000000010000000000000005"), 1):
        based(archive, day, wal)
    for number in range(3, 7):
        put(archive, f"{1:08X}{number:016X}", MEGABYTE)
    put(archive, "00000002.history", 40)
    put(archive, "000000010000000000000004.partial", MEGABYTE)
    assert drop_old(archive, keep=1) == (1, 2)
    assert sorted(one.name for one in archive.wal.iterdir()) == [
        "000000010000000000000004.partial",
        "000000010000000000000005",
        "000000010000000000000006",
        "00000002.history",
    ]


@pytest.mark.parametrize(
    ("there", "first_lost"),
    [
        ((), "000000010000000000000003"),
        ((5, 6, 7), "000000010000000000000003"),
        ((3, 4, 7), "000000010000000000000005"),
        ((3, 4, 5), "000000010000000000000006"),
        ((3, 4, 5, 6, 7), None),
    ],
)
def test_the_changes_reach_from_the_oldest_base_until_now(archive: Archive, there: tuple[int, ...], first_lost: str):
    based(archive, 1, "000000010000000000000003")
    put(archive, "000000010000000000000002", 16 * MEGABYTE)  # only an older base needed it
    for number in there:
        put(archive, f"{1:08X}{number:016X}{'.partial' if number == 7 else ''}", 16 * MEGABYTE)
    said = [one for one in wrong_with(archive, "000000010000000000000007") if "never fetched" in one]
    assert len(said) == (first_lost is not None)
    assert all(f"from {first_lost} on" in one for one in said)


def test_a_base_is_asked_for_in_words_that_work_without_the_login_of_the_archive(archive: Archive):
    """Only the unit knows it."""
    (said,) = wrong_with(archive, "000000010000000000000007")
    assert "`systemctl start darcha-base`" in said
    based(archive, 1, "000000010000000000000003")
    archive.wal_sums.write_text(f"{'0' * 64}  wal/000000010000000000000004\n", "utf-8")
    put(archive, "000000010000000000000003", 16 * MEGABYTE)
    said = list(wrong_with(archive, "000000010000000000000007"))
    assert len(said) == 3
    assert all("`systemctl start darcha-base`" in one for one in said)
