"""Files that people send: what is taken, what is refused, what is left behind."""

import io
import struct
import zlib
from types import SimpleNamespace
from uuid import uuid4

import pikepdf
import pytest
from PIL import Image

from darcha.ground import clock
from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.documents import api, errors
from darcha.kernel.documents.models import IncomingFile
from darcha.kernel.identity.types import ANONYMOUS, Principal

from .conftest import officer, pdf, person, picture

pytestmark = pytest.mark.django_db
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def send(who: Principal, name: str, content: bytes) -> api.StoredFile:
    return api.receive_file(who, name=name, content=content, purpose="case-file")


def test_a_photograph_keeps_its_pixels_and_loses_its_place(citizen: Principal) -> None:
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-CANARY"
    exif[0x0112] = 6  # lies on its side
    stored = send(citizen, "photo.jpg", picture("JPEG", (8, 6), exif=exif) + b"<script>APPENDED</script>")
    assert (stored.name, stored.media_type, stored.state) == ("photo.jpg", "image/jpeg", api.FileState.CLEAN)
    opened = api.open_file(citizen, stored.public_id)
    assert b"CAMERA-CANARY" not in opened.content and b"APPENDED" not in opened.content
    with Image.open(io.BytesIO(opened.content)) as shown:
        assert shown.size == (6, 8)
        assert not shown.getexif()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "I;16"])
def test_every_kind_of_png_is_drawn_anew(citizen: Principal, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (5, 4)).save(out, "PNG")
    stored = send(citizen, "scan.png", out.getvalue())
    with Image.open(io.BytesIO(api.open_file(citizen, stored.public_id).content)) as shown:
        assert shown.size == (5, 4)


def test_a_pdf_is_still(citizen: Principal) -> None:
    def arm(made: pikepdf.Pdf) -> None:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
        made.Root.OpenAction = made.make_indirect(script)
        made.Root.AA = pikepdf.Dictionary(WC=script)
        made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["x", script])))
        made.Root.AcroForm = pikepdf.Dictionary(XFA=made.make_stream(b"<xdp/>"), Fields=pikepdf.Array())
        made.attachments["evil.exe"] = b"MZ-EMBEDDED-CANARY"
        made.docinfo["/Author"] = "AUTHOR-CANARY"
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([0, 0, 9, 9]),
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.uz/ok", Next=pikepdf.Array([launch])),
        )
        bad = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([0, 0, 9, 9]),
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="javascript:alert(1)"),
        )
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=pikepdf.Array([0, 0, 9, 9])
        )
        made.pages[0].Annots = pikepdf.Array([link, made.make_indirect(bad), note])

    stored = send(citizen, "armed.pdf", pdf(arm) + b"PK\x03\x04<html>APPENDED")
    content = api.open_file(citizen, stored.public_id).content
    with pikepdf.open(io.BytesIO(content)) as cleaned:
        plain = io.BytesIO()
        cleaned.save(plain, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        assert len(cleaned.pages) == 1
        assert "https://example.uz/ok" in plain.getvalue().decode("latin-1")
        subtypes = [str(each.Subtype) for each in cleaned.pages[0].Annots]
        assert subtypes == ["/Link", "/Link"]
    for trace in (b"JavaScript", b"javascript", b"app.alert", b"Launch", b"cmd.exe", b"XFA", b"CANARY", b"APPENDED"):
        assert trace not in plain.getvalue(), trace


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("empty.pdf", b"", errors.FileEmpty),
        ("large.pdf", b"%PDF-" + b"\0" * 10 * 1024 * 1024, errors.FileTooLarge),
        ("page.jpg", b"<html><script>alert(1)</script></html>", errors.FileNotWhatItSays),
        ("gifar.png", b"GIF89a" + b"\0" * 20 + b"PK\x03\x04", errors.FileNotWhatItSays),
        ("drawing.svg", b"<svg onload='alert(1)'/>", errors.FileKindNotAccepted),
        ("letter.docx", b"PK\x03\x04word/", errors.OfficeFileNotAccepted),
        ("fake\u202egnp.exe", b"MZ", errors.FileKindNotAccepted),
        ("broken.pdf", b"%PDF-1.7 nothing follows", errors.FileDamaged),
        ("broken.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, errors.FileDamaged),
        ("cut.jpg", picture("JPEG", (400, 300))[:300], errors.FileDamaged),
        ("none.pdf", pdf(lambda made: made.pages.__delitem__(0)), errors.FileDamaged),
        (
            "locked.pdf",
            pdf(encryption=pikepdf.Encryption(owner="o", user="u")),
            errors.FileLocked,
        ),
        ("half-locked.pdf", pdf(encryption=pikepdf.Encryption(owner="o", user="")), errors.FileLocked),
    ],
)
def test_refused_with_its_reason(citizen: Principal, name: str, content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        send(citizen, name, content)
    assert not IncomingFile.objects.exists()


def test_a_pixel_bomb_is_refused_before_it_opens(citizen: Principal) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
    with pytest.raises(errors.FileTooComplex):
        send(citizen, "bomb.png", bomb + chunk(b"IEND", b""))


def test_a_pdf_of_a_thousand_pages_is_too_much(citizen: Principal) -> None:
    def fill(made: pikepdf.Pdf) -> None:
        for _ in range(500):
            made.add_blank_page()

    with pytest.raises(errors.FileTooComplex):
        send(citizen, "long.pdf", pdf(fill))


def test_a_stream_that_swells_does_not_swell_us(citizen: Principal) -> None:
    def swell(made: pikepdf.Pdf) -> None:
        made.pages[0].Contents = pikepdf.Stream(
            made, zlib.compress(b" " * 300_000_000, 9), Filter=pikepdf.Name.FlateDecode
        )

    stored = send(citizen, "swelling.pdf", pdf(swell, stream_decode_level=pikepdf.StreamDecodeLevel.none))
    assert stored.size < 1_000_000


@pytest.mark.parametrize("name", ["eicar.com", "eicar.pdf"])
def test_eicar_is_kept_shut(citizen: Principal, clerk: Principal, name: str) -> None:
    content = EICAR if name.endswith(".com") else pdf() + EICAR
    stored = send(citizen, name, content)
    assert stored.state is api.FileState.QUARANTINED
    assert stored.name.endswith(".quarantined")
    with pytest.raises(errors.FileQuarantined):
        api.open_file(citizen, stored.public_id)
    with pytest.raises(errors.FileQuarantined):
        api.bind_files(citizen, files=[stored.public_id], case_ref=uuid4())


def test_nothing_opens_while_the_scanner_is_down(citizen: Principal, outside: SimpleNamespace) -> None:
    outside.scanner.down = True
    good, bad = send(citizen, "a.pdf", pdf()), send(citizen, "b.png", picture())
    assert good.state is bad.state is api.FileState.WAITING
    with pytest.raises(errors.FileNotScanned):
        api.open_file(citizen, good.public_id)
    system = Principal.system("test")
    assert api.scan_waiting(system) == 0
    outside.scanner.down = False
    assert api.scan_waiting(system) == 2
    assert api.open_file(citizen, good.public_id).content.startswith(b"%PDF-")


def test_what_the_late_scan_finds_stays_shut(
    citizen: Principal, outside: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.scanner.down = True
    stored = send(citizen, "a.pdf", pdf())
    outside.scanner.down = False
    monkeypatch.setattr(outside.scanner, "scan", lambda content: "Late.Finding")
    assert api.scan_waiting(Principal.system("test")) == 1
    with pytest.raises(errors.FileQuarantined):
        api.open_file(citizen, stored.public_id)
    row = IncomingFile.objects.get()
    assert row.finding == "Late.Finding"


def test_at_rest_it_is_sealed(citizen: Principal, outside: SimpleNamespace) -> None:
    stored = send(citizen, "Gʻaniyeva pasport.pdf", pdf())
    (kept, _) = next(iter(outside.blobs.blobs.values()))
    assert b"%PDF" not in kept
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT name::text FROM documents_incomingfile")
        assert "pasport" not in str(cursor.fetchone())
    assert stored.digest


def test_only_the_sender_opens_it_and_a_stranger_learns_nothing(citizen: Principal) -> None:
    stored = send(citizen, "a.pdf", pdf())
    for who in (person(), officer(), ANONYMOUS):
        with pytest.raises(NotFound):
            api.open_file(who, stored.public_id)
        with pytest.raises(NotFound):
            api.open_file(who, stored.public_id, case_ref=uuid4())
    with pytest.raises(NotFound):
        api.open_file(citizen, uuid4())
    with pytest.raises(NotAllowed):
        send(ANONYMOUS, "a.pdf", pdf())


def test_bound_files_follow_the_case(citizen: Principal) -> None:
    one, two = send(citizen, "a.pdf", pdf()), send(citizen, "b.png", picture())
    case_ref = uuid4()
    bound = api.bind_files(citizen, files=[two.public_id, one.public_id, two.public_id], case_ref=case_ref)
    assert [each.name for each in bound] == ["b.png", "a.pdf"]
    api.bind_files(citizen, files=[one.public_id], case_ref=case_ref)
    assert [each.public_id for each in api.files_of_case(case_ref)] == [two.public_id, one.public_id]
    assert api.bind_files(citizen, files=[], case_ref=case_ref) == ()
    assert [each.name for each in api.find_files(citizen, [one.public_id, uuid4()])] == ["a.pdf"]
    assert api.find_files(person(), [one.public_id]) == api.find_files(ANONYMOUS, [one.public_id]) == ()
    with pytest.raises(NotFound):
        api.bind_files(person(), files=[one.public_id], case_ref=case_ref)
    with pytest.raises(NotFound):
        api.bind_files(citizen, files=[uuid4()], case_ref=case_ref)


def test_staff_leave_a_trace(citizen: Principal, clerk: Principal, monkeypatch: pytest.MonkeyPatch) -> None:
    traces: list[dict[str, object]] = []
    monkeypatch.setattr(
        "darcha.kernel.exchange.api.record_access", lambda who, **said: traces.append({"who": who, **said})
    )
    stored, case_ref = send(citizen, "a.pdf", pdf()), uuid4()
    api.bind_files(citizen, files=[stored.public_id], case_ref=case_ref)
    api.open_file(citizen, stored.public_id)
    assert traces == []
    api.open_file(clerk, stored.public_id, case_ref=case_ref)
    assert [(each["who"], each["person_id"], each["case_id"]) for each in traces] == [
        (clerk, citizen.person_id, case_ref)
    ]


def test_a_day_has_its_limit(citizen: Principal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("darcha.kernel.documents.commands.receive_file.FILES_A_DAY", 1)
    with clock.frozen("2026-03-06T10:00") as frozen:
        send(citizen, "a.png", picture())
        with pytest.raises(errors.TooManyFiles):
            send(citizen, "b.png", picture())
        frozen.move_to("2026-03-07T10:01")
        send(citizen, "b.png", picture())
