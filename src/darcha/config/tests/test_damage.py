"""The sweep goes through the store a stretch at a time, names cases and no people, and forgets what was put right."""

from uuid import uuid4

import pytest

from darcha.config import damage
from darcha.config.backup import make as making
from darcha.config.backup.mend import mend
from darcha.connectors.filestore.adapter import FileStore
from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.types import CaseReference
from darcha.kernel.documents import keeping, ports
from darcha.kernel.documents.models import FileUse, IncomingFile

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("backup")]
SIZES = (40, 50, 60)


@pytest.fixture
def files(settings, tmp_path, monkeypatch):
    """Three of them, in the order of their keys."""
    settings.DARCHA_VAR, settings.DARCHA_FILES_DIR = tmp_path, tmp_path / "files"
    monkeypatch.setitem(ports._bound, "blobs", FileStore(settings.DARCHA_FILES_DIR))
    rows = []
    for size in SIZES:
        content = bytes([size]) * size
        rows.append(
            IncomingFile.objects.create(
                account_id=uuid4(), name="Gʻaniyeva.pdf", media_type="application/pdf", size=size,
                digest=keeping.digest(content), blob_key=keeping.put(content), purpose="test", state="clean",
                received_at=clock.now(), scanned_at=clock.now(),
            )
        )  # fmt: skip
    return sorted(rows, key=lambda row: row.blob_key)


def place_of(row: IncomingFile, settings):
    return settings.DARCHA_FILES_DIR / row.blob_key[:2] / row.blob_key[2:]


def flip(row: IncomingFile, settings, bit: int) -> None:
    file = place_of(row, settings)
    content = bytearray(file.read_bytes())
    content[bit // 8] ^= 1 << bit % 8
    file.write_bytes(content)


def test_it_goes_on_where_it_was_and_is_through_when_everything_was_read(files):
    first = damage.go_on(at_most=1)
    assert (first.after, first.ended_at) == (files[0].blob_key, "")
    assert damage.go_on(at_most=1).after == files[1].blob_key
    last = damage.go_on(at_most=1)
    assert (last.after, bool(last.ended_at), last.damaged) == ("", True, ())
    assert last.budget == damage.LEAST_BYTES


@pytest.mark.parametrize("bit", [0, 9, 100, -1])
def test_any_bit_is_noticed(files, settings, bit):
    flip(files[1], settings, bit % (place_of(files[1], settings).stat().st_size * 8))
    assert damage.check_all().damaged == (files[1].blob_key,)


def test_it_names_the_case_and_nothing_else(files, settings, monkeypatch):
    case = uuid4()
    FileUse.objects.create(file=files[0], case_ref=case, bound_at=clock.now())
    monkeypatch.setattr(cases, "references_of", lambda asked: {one: CaseReference("26-1-2", "x") for one in asked})
    flip(files[0], settings, 77)
    place_of(files[2], settings).unlink()
    damage.check_all()
    (sentence,) = damage.troubles()
    assert "2 files are missing or damaged (case 26-1-2, 1 of no case)" in sentence
    assert "aniyeva" not in sentence


def test_what_is_put_back_from_a_backup_is_forgotten(files, settings, tmp_path):
    making.make(tmp_path / "backups")
    flip(files[0], settings, 50)
    place_of(files[2], settings).unlink()
    damage.check_all()
    assert mend(damage.still_damaged(), tmp_path / "backups") == 2
    assert damage.still_damaged() == []
    assert list(damage.troubles()) == []


def test_a_backup_that_is_as_rotten_mends_nothing(files, settings, tmp_path):
    flip(files[0], settings, 50)
    making.make(tmp_path / "backups")
    damage.check_all()
    assert mend(damage.still_damaged(), tmp_path / "backups") == 0
    assert damage.still_damaged() == [files[0].blob_key]


def test_a_sweep_that_stands_still_is_named(files):
    with clock.frozen("2026-03-02T10:00+05:00") as frozen:
        damage.check_all()
        frozen.move_to("2026-03-04T09:00+05:00")
        assert list(damage.troubles()) == []
        frozen.move_to("2026-03-04T11:00+05:00")
        assert "last read through on 02.03.2026 10:00" in next(damage.troubles())
