"""What people send does not lie open in the temporary folder."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground.sealed_upload import SealedFile
from darcha.ground.sealing import SealBroken

CANARY = b"Azizaxon-canary "


def posted(*files: io.BytesIO):
    return RequestFactory().post("/", {"file": list(files)}).FILES.getlist("file")


def named(content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = "passport.pdf"
    return file


def open_files() -> list[bytes]:
    """What lies in the files that this process holds open and nobody can find by name."""
    found = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            if str(link.readlink()).endswith("(deleted)"):
                found.append(link.read_bytes())
        except OSError:
            continue
    return found


def test_a_large_file_is_read_as_it_was_sent_and_lies_sealed():
    content = CANARY * 100_000
    (sent,) = posted(named(content))
    lying = b"".join(open_files())
    assert len(lying) > len(content) and CANARY not in lying
    assert (sent.name, sent.size) == ("passport.pdf", len(content))
    assert b"".join(sent.chunks()) == content
    sent.seek(0)
    assert sent.read() == content
    sent.close()
    assert not any(len(one) > len(content) for one in open_files())


def test_a_small_one_stays_in_memory():
    (sent,) = posted(named(CANARY))
    assert isinstance(sent, InMemoryUploadedFile)


def test_several_do_not_mix():
    first, second = posted(named(b"a" * 1_500_000), named(b"b" * 200_000))
    assert set(first.read()) == {ord("a")} and set(second.read()) == {ord("b")}


@given(pieces=st.lists(st.binary(min_size=1, max_size=300), max_size=6), step=st.integers(1, 400))
def test_pieces_come_back_in_their_order_however_they_are_read(pieces, step):
    file = SealedFile()
    for piece in pieces:
        file.add(piece)
    file.seek(0)
    read = io.BufferedReader(file, 16)
    assert b"".join(iter(lambda: read.read(step), b"")) == b"".join(pieces)


def test_a_piece_that_was_changed_or_moved_is_not_read():
    file = SealedFile()
    file.add(b"one" * 20)
    file.add(b"two" * 20)
    file._file.seek(0)
    whole = file._file.read()
    half = len(whole) // 2
    for forged in (whole[half:] + whole[:half], whole[:-1] + bytes([whole[-1] ^ 1])):
        file._file.seek(0)
        file._file.write(forged)
        file.seek(0)
        with pytest.raises(SealBroken):
            file.readall()


def test_only_its_beginning_can_be_sought():
    with pytest.raises(io.UnsupportedOperation):
        SealedFile().seek(3)
