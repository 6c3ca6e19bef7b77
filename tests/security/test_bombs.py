"""Files made to swell (attack T6): each is refused or made harmless in a process that may not grow; ours stays as it was.

No clock is read: what is bounded is memory, by the kernel, and what comes back.
"""
# ruff: noqa: E501 - each bomb is clearer in one line

import io
import os
import resource
import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from darcha.kernel.documents import errors
from darcha.kernel.documents.content import child, sandbox
from darcha.kernel.documents.content.clean import clean
from darcha.kernel.documents.content.sandbox import in_child
from darcha.kernel.documents.queries.verify_pdf import read_foreign
from darcha.kernel.documents.rules.file_kind import FileKind
from darcha.kernel.documents.rules.limits import FILE_BYTES

MEGABYTE = 1024 * 1024
SWOLLEN = 1_500  # megabytes: more than the process may have
OUR_GROWTH = 96 * MEGABYTE  # the largest file and its cleaned twin, several times over
REFUSALS = (errors.FileDamaged, errors.FileLocked, errors.FileTooComplex)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height, *chunks, colour=2):
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1_000)
    return b"\x89PNG\r\n\x1a\n" + b"".join([chunk(b"IHDR", head), *chunks, chunk(b"IDAT", pixels), chunk(b"IEND", b"")])


def swollen(megabytes, sign=0, before=b"", after=b""):
    """One sign again and again between two texts, packed; one packed megabyte repeated, so that we do not grow."""
    packer = zlib.compressobj(9, wbits=-15)
    head = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes([sign]) * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    tail = packer.compress(after) + packer.flush()
    low, high, count = zlib.adler32(before) & 0xFFFF, zlib.adler32(before) >> 16, megabytes * MEGABYTE
    high = (high + count * low + sign * count * (count + 1) // 2) % 65521
    low = (low + sign * count) % 65521
    check = zlib.adler32(after, high << 16 | low)
    return b"\x78\xda" + head + block * megabytes + tail + struct.pack(">I", check)


def jpeg_of(width, height):
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    content = out.getvalue()
    frame = content.index(b"\xff\xc0") + 5
    return content[:frame] + struct.pack(">HH", height, width) + content[frame + 4 :]


def pdf(*objects, trailer=b"<</Root 1 0 R/Size 20>>"):
    """Objects as written, with a table of where they stand."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return out + table + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(out)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def fan_out(levels, width):
    """Pages that are ten of ten of ten: a billion, said in a few lines."""
    nodes = [
        b"<</Type/Pages/Kids[" + b"%d 0 R " % (level + 3) * width + b"]/Count %d>>" % width ** (levels - level)
        for level in range(levels)
    ]
    return pdf(CATALOG, *nodes, PAGE)


def packed_objects(megabytes):
    """An object stream whose one text is endless once it is unpacked."""
    packed = swollen(megabytes, ord("A"), b"10 0 (", b")")
    body = [b"<</Type/Catalog/Pages 2 0 R/Extra 10 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE]
    body.append(
        b"<</Type/ObjStm/N 1/First 5/Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed)
    )
    out, places = b"%PDF-1.5\n", {}
    for number, said in enumerate(body, start=1):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, said)
    rows = [struct.pack(">BIH", 0, 0, 65535)]
    rows += [
        struct.pack(">BIH", 1, places[number], 0) if number in places else struct.pack(">BIH", 0, 0, 0)
        for number in range(1, 10)
    ]
    rows.append(struct.pack(">BIH", 2, 4, 0))
    table = zlib.compress(b"".join(rows))
    head = b"<</Type/XRef/Size 11/W[1 4 2]/Root 1 0 R/Length %d/Filter/FlateDecode>>" % len(table)
    return out + b"9 0 obj\n%b stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (head, table, len(out))


BOMBS = {
    "more pixels than any telephone takes": (FileKind.PNG, lambda: png(50_000, 50_000)),
    "a side without end": (FileKind.PNG, lambda: png(2**31 - 1, 1)),
    "a comment that swells": (FileKind.PNG, lambda: png(8, 8, chunk(b"zTXt", b"Comment\0\0" + swollen(SWOLLEN)))),
    "a profile that swells": (FileKind.PNG, lambda: png(8, 8, chunk(b"iCCP", b"x\0\0" + swollen(SWOLLEN)))),
    "a hundred thousand pieces": (FileKind.PNG, lambda: png(8, 8, *[chunk(b"tEXt", b"a\0b")] * 100_000)),
    "a photograph of air": (FileKind.JPEG, lambda: jpeg_of(65_500, 65_500)),
    "pages of pages of pages": (FileKind.PDF, lambda: fan_out(9, 10)),
    "pages that hold themselves": (FileKind.PDF, lambda: pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>")),
    "a table that leads to itself": (FileKind.PDF, lambda: pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, trailer=b"<</Root 1 0 R/Size 4/Prev 180>>")),
    "a table of all numbers": (FileKind.PDF, lambda: pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, trailer=b"<</Root 1 0 R/Size 2147483647>>")),
    "nesting without end": (FileKind.PDF, lambda: pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE, b"[" * 500_000 + b"]" * 500_000)),
    "objects that swell": (FileKind.PDF, lambda: packed_objects(SWOLLEN)),
}  # fmt: skip


def our_memory():
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def is_well():
    """The next file is read as if nothing had been."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return clean(FileKind.PNG, out.getvalue()).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", BOMBS)
def test_it_does_not_go_off(name):
    kind, make = BOMBS[name]
    bomb = make()
    assert len(bomb) <= FILE_BYTES
    before = our_memory()
    try:
        kept = clean(kind, bomb)
    except REFUSALS:
        kept = b""
    assert our_memory() - before < OUR_GROWTH
    assert len(kept) <= 2 * len(bomb) + MEGABYTE


PROBE = """
import os, sys, tempfile
from darcha.kernel.documents.content import child
child._limit()
try:
    bytearray(child._MEMORY_BYTES)
    print("memory")
except MemoryError:
    pass
try:
    with tempfile.TemporaryFile() as file:
        file.write(b"x" * 10_000)
        file.flush()
    print("files")
except OSError:
    pass
print(sorted(name for name in os.environ if "DARCHA" in name or "DATABASE" in name), os.nice(0))
"""


def test_the_process_that_reads_them_has_no_room_no_files_and_no_secrets():
    """The kernel's own limits, as they stand once ``_limit`` has been called."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE], env=sandbox.environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[0] == f"[] {child._NICER + os.nice(0)}"


def test_afterwards_the_next_file_is_read():
    with pytest.raises(REFUSALS):
        clean(FileKind.PNG, png(50_000, 50_000))
    assert is_well()


@pytest.mark.parametrize("name", ["pages of pages of pages", "nesting without end", "objects that swell"])
def test_a_verifier_is_not_blown_up_either(name):
    """A byte range makes it worth reading for a seal."""
    bomb = BOMBS[name][1]() + b"\n% /ByteRange darcha-document\n"
    before = our_memory()
    assert not read_foreign(bomb).whole
    assert our_memory() - before < OUR_GROWTH


def test_what_swells_on_the_way_back_is_kept_from_us(monkeypatch, capsysbinary):
    monkeypatch.setattr(child, "_limit", lambda: None)
    monkeypatch.setitem(child.TASKS, "clean", lambda *_: bytes(child._LARGEST_ANSWER + 1))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert child.main("clean", "PNG") == child.REFUSED
    said = capsysbinary.readouterr()
    assert (said.out, said.err) == (b"", b"FileTooComplex")


def test_files_under_reading_never_take_every_thread(monkeypatch):
    """Two are read at once in one process; who comes when both places are taken is told so, and soon finds one free."""
    monkeypatch.setattr(sandbox, "_PATIENCE_SECONDS", 0.01)
    for _ in range(sandbox._AT_ONCE):
        sandbox._places.acquire()
    try:
        with ThreadPoolExecutor(3) as pool:
            answers = [pool.submit(in_child, "clean", "PNG", b"x") for _ in range(3)]
        assert all(isinstance(answer.exception(), errors.FilesBusy) for answer in answers)
    finally:
        for _ in range(sandbox._AT_ONCE):
            sandbox._places.release()
    assert is_well()


@pytest.mark.django_db
def test_a_packed_body_is_not_unpacked(country):
    """Nothing of ours unpacks what a request says is packed: it is read as it stands, and is no JSON."""
    import gzip

    body = gzip.compress(b'{"service": "appeal", "answers": {}, "language": "uz"}' + b" " * MEGABYTE)
    answer = country.send(
        "owner", "POST", "/api/v1/applications", body, content_type="application/json",
        headers={"Content-Encoding": "gzip", "Idempotency-Key": "packed"},
    )  # fmt: skip
    assert answer.status_code == 400
    assert answer.json()["code"] == "not-json"


def test_the_bombs_are_what_they_say():
    """Else nothing would have been tried: unpacked they are beyond all bounds."""
    with pikepdf.open(io.BytesIO(packed_objects(1))) as opened:
        assert len(bytes(opened.Root.Extra)) == MEGABYTE
    assert zlib.decompress(swollen(3, 7, b"before", b"after")) == b"before" + b"\7" * 3 * MEGABYTE + b"after"
    with pikepdf.open(io.BytesIO(fan_out(1, 1))) as opened:
        assert len(opened.pages) == 1
    with pytest.raises(Image.DecompressionBombError, match="4290250000"):
        Image.open(io.BytesIO(jpeg_of(65_500, 65_500)))
