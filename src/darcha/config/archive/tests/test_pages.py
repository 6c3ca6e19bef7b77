"""Two ways in which a flipped bit hides a page from PostgreSQL's own look at checksums."""

import struct

import pytest

from darcha.config.archive.pages import PAGE, has_pages, impossible, lsn

END = lsn("0/3000060")


def page(at: int = 0x3000060, upper: int = 8000) -> bytearray:
    content = bytearray(PAGE)
    struct.pack_into("=II", content, 0, at >> 32, at & 0xFFFFFFFF)
    struct.pack_into("=H", content, 14, upper)
    return content


def test_good_pages_and_empty_ones_are_possible():
    assert list(impossible(bytes(page() + bytes(PAGE) + page(at=7)), END)) == []


def test_a_page_from_the_future_is_not():
    assert list(impossible(bytes(page() + page(at=0x3000068) + page(at=1 << 40)), END)) == [1, 2]


def test_an_unused_page_that_holds_something_is_not():
    assert list(impossible(bytes(bytes(PAGE) + page(upper=0)), END)) == [1]
    one = bytearray(PAGE)
    one[5000] = 1
    assert list(impossible(bytes(one), END)) == [0]


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("base/16384/2619", True),
        ("base/16384/2619.1", True),
        ("base/16384/2619_vm", True),
        ("global/1262", True),
        ("global/pg_control", False),
        ("base/16384/pg_filenode.map", False),
        ("pg_xact/0000", False),
        ("base/16384/PG_VERSION", False),
    ],
)
def test_which_files_have_pages(name, has):
    assert has_pages(name) is has
