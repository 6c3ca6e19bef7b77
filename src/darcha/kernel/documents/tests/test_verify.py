"""Verification: only the very bytes that we sealed, in force, are valid; nothing else ever is."""

import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from darcha.connectors.seal_authority import certificates as seal_certificates
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.ground import clock, read_only
from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.documents import admit, api, errors
from darcha.kernel.documents.content.seal import certificates, read_seal, seal_pdf
from darcha.kernel.documents.models import IssuedDocument, VerifyTurns
from darcha.kernel.documents.queries import verify_pdf as verify_pdf_module
from darcha.kernel.identity.types import ANONYMOUS, Principal

from .conftest import AUTHORITY, officer, pdf, person

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read foreign bytes here, for tests that read thousands; the child itself has its own tests."""
    monkeypatch.setattr(
        verify_pdf_module, "read_foreign", lambda content: read_seal(content, AUTHORITY.roots(), clock.now())
    )


def test_by_code_it_shows_what_the_paper_shows(issued: Callable) -> None:
    paper = issued(valid_until=clock.today() + timedelta(days=30))
    verdict = api.verify_code(paper.code)
    assert verdict.outcome is api.Outcome.VALID and verdict.demo
    assert verdict.paper == api.Paper(
        number=paper.number,
        title=paper.title,
        issuer=paper.issuer,
        language="uz",
        issued_on=clock.today(),
        valid_until=paper.valid_until,
        lines=paper.lines,
    )
    assert api.verify_code(f"https://elsewhere.example/ru/verify/{paper.code}") == verdict


def test_neither_number_nor_guess_opens_anything(issued: Callable) -> None:
    from darcha.kernel.documents.rules.verify_code import new_code

    paper = issued()
    for text in (paper.number, new_code(), "", "rubbish", str(paper.public_id)):
        assert api.verify_code(text) == api.Verdict(api.Outcome.UNKNOWN)


def test_by_the_file_itself(issued: Callable, sealed: Callable) -> None:
    paper = issued()
    verdict = api.verify_pdf(sealed(paper))
    assert verdict == api.verify_code(paper.code)
    assert verdict.outcome is api.Outcome.VALID


def test_its_last_day_counts(issued: Callable, sealed: Callable) -> None:
    with clock.frozen("2026-03-06T10:00") as frozen:
        paper = issued(valid_until=date(2026, 4, 1))
        frozen.move_to("2026-04-01T23:59")
        assert api.verify_code(paper.code).outcome is api.Outcome.VALID
        frozen.move_to("2026-04-02T00:00")
        verdict = api.verify_pdf(sealed(paper))
        assert (verdict.outcome, verdict.ended_on) == (api.Outcome.EXPIRED, date(2026, 4, 2))


def test_a_certificate_that_ended_since_does_not_unmake_the_paper(issued: Callable, sealed: Callable) -> None:
    with clock.frozen(clock.now()) as frozen:
        paper = issued()
        frozen.tick(timedelta(days=365 * 12))
        assert api.verify_pdf(sealed(paper)).outcome is api.Outcome.VALID


def test_revoked_at_once(issued: Callable, sealed: Callable, clerk: Principal) -> None:
    paper = issued()
    api.revoke(clerk, paper.public_id, reason="issued-in-error")
    for verdict in (api.verify_code(paper.code), api.verify_pdf(sealed(paper))):
        assert (verdict.outcome, verdict.ended_on) == (api.Outcome.REVOKED, clock.today())
    with pytest.raises(errors.AlreadyEnded):
        api.revoke(clerk, paper.public_id, reason="again")


def test_replaced_by_a_newer_one(issued: Callable, clerk: Principal) -> None:
    old, new = issued(), issued()
    api.replace(clerk, old.public_id, by=new.public_id)
    assert api.verify_code(old.code).outcome is api.Outcome.REPLACED
    assert api.verify_code(new.code).outcome is api.Outcome.VALID
    with pytest.raises(errors.AlreadyEnded):
        api.replace(clerk, old.public_id, by=new.public_id)
    for by in (new.public_id, uuid4(), old.public_id):
        with pytest.raises(NotFound):
            api.replace(clerk, new.public_id, by=by)


def test_only_the_issuing_body_ends_it(issued: Callable, citizen: Principal) -> None:
    paper = issued()
    with pytest.raises(NotFound):
        api.revoke(officer("another"), paper.public_id, reason="x")
    with pytest.raises(NotFound):
        api.revoke(SYSTEM, uuid4(), reason="x")
    for who in (citizen, ANONYMOUS, officer(assurance="sms")):
        with pytest.raises(NotAllowed):
            api.revoke(who, paper.public_id, reason="x")
    assert api.verify_code(paper.code).outcome is api.Outcome.VALID


def test_what_ended_stays_ended(issued: Callable, clerk: Principal) -> None:
    from django.db import DatabaseError

    paper = issued()
    api.revoke(clerk, paper.public_id, reason="issued-in-error")
    with pytest.raises(DatabaseError):
        IssuedDocument.objects.update(state="valid", ended_at=None)


def resealed(content: bytes) -> bytes:
    """The same page, sealed by another authority."""
    return seal_pdf(flattened(content), ThrowAwayAuthority(), reason="r", location="l", at=clock.now())


def flattened(content: bytes) -> bytes:
    """The page without its seal."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as opened:
        del opened.Root["/AcroForm"]
        if "/Perms" in opened.Root:
            del opened.Root["/Perms"]
        opened.save(out)
    return out.getvalue()


def appended(content: bytes) -> bytes:
    """An incremental update that leaves every sealed byte as it was."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    writer.root["/Lang"] = writer.root.get("/Lang")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(content)
    return out.getvalue()


@pytest.mark.parametrize(
    "forge",
    [
        lambda content: content + b"\n",
        lambda content: content + content,
        lambda content: content[:-40],
        lambda content: content.replace(b"/Reason", b"/Reasen", 1),
        appended,
        resealed,
        flattened,
    ],
    ids=["one byte more", "twice", "cut", "renamed", "appended update", "sealed by another", "seal taken off"],
)
def test_a_forged_paper_is_altered(forge: Callable[[bytes], bytes], issued: Callable, sealed: Callable) -> None:
    verdict = api.verify_pdf(forge(sealed(issued())))
    assert verdict == api.Verdict(api.Outcome.ALTERED)


@pytest.mark.parametrize("content", [pdf(), b"", b"%PDF-1.7", b"\x00" * 1000, b"%PDF-/ByteRange" + b"[" * 100_000])
def test_other_people_s_files_are_not_ours(content: bytes) -> None:
    assert api.verify_pdf(content) == api.Verdict(api.Outcome.NOT_OURS)


def test_a_stranger_s_seal_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    namesake = seal_pdf(pdf(), ThrowAwayAuthority(), reason="r", location="l", at=clock.now())
    assert api.verify_pdf(namesake).outcome is api.Outcome.ALTERED
    monkeypatch.setattr(seal_certificates, "_ORGANISATION", "Somebody Else")
    stranger = seal_pdf(pdf(), ThrowAwayAuthority(), reason="r", location="l", at=clock.now())
    assert api.verify_pdf(stranger).outcome is api.Outcome.NOT_OURS


def test_our_seal_without_a_record_is_unknown() -> None:
    sealed = seal_pdf(pdf(), AUTHORITY, reason="r", location="l", at=clock.now())
    assert api.verify_pdf(sealed).outcome is api.Outcome.UNKNOWN
    assert api.verify_pdf(sealed + b" ").outcome is api.Outcome.ALTERED


def test_a_record_without_our_seal_is_unknown(
    issued: Callable, sealed: Callable, outside: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sealed(issued())
    monkeypatch.setattr(outside.authority, "roots", lambda: ThrowAwayAuthority().roots())
    assert api.verify_pdf(content) == api.Verdict(api.Outcome.UNKNOWN)


def test_too_large_is_not_even_read() -> None:
    assert api.verify_pdf(b"%PDF-" + b"\0" * 10 * 1024 * 1024).outcome is api.Outcome.NOT_OURS


def test_a_reader_that_dies_leaves_no_valid_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> bytes:
        raise errors.FileTooComplex

    monkeypatch.setattr(verify_pdf_module, "in_child", dies)
    assert api.verify_pdf(b"%PDF /ByteRange darcha-document").outcome is api.Outcome.ALTERED
    assert api.verify_pdf(b"%PDF /ByteRange").outcome is api.Outcome.NOT_OURS


@pytest.fixture
def one_paper(issued: Callable, sealed: Callable) -> SimpleNamespace:
    paper = issued()
    return SimpleNamespace(paper=paper, content=sealed(paper))


def test_no_flipped_byte_is_ever_valid(one_paper: SimpleNamespace, in_process: None) -> None:
    content = one_paper.content
    start = content.index(b"/Contents <")
    inside = st.one_of(
        st.integers(0, len(content) - 1),
        st.integers(start, start + 3000),
        st.integers(len(content) - 900, len(content) - 1),
    )

    @settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
    @given(place=inside, flip=st.integers(1, 255))
    @example(place=start + 2600, flip=1)
    @example(place=len(content) - 1, flip=1)
    def flipped(place: int, flip: int) -> None:
        changed = content[:place] + bytes([content[place] ^ flip]) + content[place + 1 :]
        verdict = api.verify_pdf(changed)
        assert verdict.outcome in (api.Outcome.ALTERED, api.Outcome.NOT_OURS, api.Outcome.UNKNOWN)
        assert verdict.paper is None

    flipped()


def test_the_seal_alone_notices_a_flip_in_what_it_covers(one_paper: SimpleNamespace) -> None:
    """Without the register: the signature itself must break, wherever it covers the bytes."""
    content, roots = one_paper.content, AUTHORITY.roots()
    assert read_seal(content, roots, clock.now()).whole
    gap = range(content.index(b"/Contents <") + 10, content.index(b">", content.index(b"/Contents <")) + 1)

    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(place=st.integers(0, len(content) - 1).filter(lambda place: place not in gap), flip=st.integers(1, 255))
    def flipped(place: int, flip: int) -> None:
        changed = content[:place] + bytes([content[place] ^ flip]) + content[place + 1 :]
        assert not read_seal(changed, roots, clock.now()).whole

    flipped()


def test_certificates_travel_to_the_child() -> None:
    (root,) = AUTHORITY.roots()
    (again,) = certificates([bytes.fromhex(json.loads(json.dumps(root.dump().hex())))])
    assert again.subject == root.subject


def test_verifiers_take_turns(citizen: Principal) -> None:
    with clock.frozen("2026-03-06T10:00:05") as frozen:
        assert api.take_verify_turn(ANONYMOUS, address="192.0.2.1") == 19
        for _ in range(19):
            api.take_verify_turn(ANONYMOUS, address="192.0.2.1")
        for _ in range(3):
            with pytest.raises(errors.TooManyTries):
                api.take_verify_turn(ANONYMOUS, address="192.0.2.1")
        assert api.take_verify_turn(citizen, address="192.0.2.2") == 19
        frozen.move_to("2026-03-06T10:01:00")
        assert api.take_verify_turn(ANONYMOUS, address="192.0.2.1") == 19
    assert not any(b"192" in bytes(row.asker) for row in VerifyTurns.objects.all())


def test_while_nothing_is_written_papers_are_verified_and_nobody_counts(
    issued: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = issued()
    monkeypatch.setattr(admit, "standing", lambda: read_only.Standing("operator"))
    for _ in range(21):
        api.admit_verifier(ANONYMOUS, address="192.0.2.1")
    assert api.verify_code(paper.code).outcome is api.Outcome.VALID
    assert not VerifyTurns.objects.exists()


def test_the_sweep_removes_what_nothing_points_to(
    issued: Callable, outside: SimpleNamespace, citizen: Principal
) -> None:
    with clock.frozen("2026-03-06T10:00") as frozen:
        paper = issued()
        orphan = outside.blobs.put(b"rolled back")
        api.take_verify_turn(ANONYMOUS, address="192.0.2.1")
        assert api.sweep(SYSTEM) == 0
        frozen.move_to("2026-03-07T10:01")
        young = outside.blobs.put(b"still open")
        assert api.sweep(SYSTEM) == 1
        assert orphan not in outside.blobs.blobs and young in outside.blobs.blobs
        assert not VerifyTurns.objects.exists()
        assert api.open_document(citizen, paper.public_id).content
        with pytest.raises(NotAllowed):
            api.sweep(person())
