"""The pure rules: names, kinds, sizes, numbers, codes, verdicts, rights."""

import unicodedata
from datetime import date
from itertools import combinations
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.kernel.documents.errors import (
    FileEmpty,
    FileKindNotAccepted,
    FileNotWhatItSays,
    FileTooLarge,
    OfficeFileNotAccepted,
)
from darcha.kernel.documents.rules import rights
from darcha.kernel.documents.rules.file_kind import FileKind, extension_of, kind_of
from darcha.kernel.documents.rules.file_name import NAME_BYTES, clean_name
from darcha.kernel.documents.rules.limits import FILE_BYTES, check_size
from darcha.kernel.documents.rules.number import document_number
from darcha.kernel.documents.rules.verdict import SealReading, of_pdf, of_record
from darcha.kernel.documents.rules.verify_code import ALPHABET, new_code, read_code
from darcha.kernel.documents.types import DocumentState, Outcome
from darcha.kernel.identity.types import ANONYMOUS, PartyRef, Post, Principal


def test_sizes() -> None:
    check_size(1)
    check_size(FILE_BYTES)
    with pytest.raises(FileEmpty):
        check_size(0)
    with pytest.raises(FileTooLarge):
        check_size(FILE_BYTES + 1)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", b"%PDF-1.7", FileKind.PDF),
        ("a.PDF", b"%PDF-1.7", FileKind.PDF),
        ("a.jpeg", b"\xff\xd8\xff\xe0", FileKind.JPEG),
        ("a.b.png", b"\x89PNG\r\n\x1a\n..", FileKind.PNG),
    ],
)
def test_name_and_content_agree(name: str, content: bytes, kind: FileKind) -> None:
    assert kind_of(name, content) is kind


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("page.jpg", b"<html><script>alert(1)</script>", FileNotWhatItSays),
        ("gifar.pdf", b"GIF89a\x01\x00PK\x03\x04", FileNotWhatItSays),
        ("late.pdf", b"<html>%PDF-1.7", FileNotWhatItSays),
        ("a.png", b"%PDF-1.7", FileNotWhatItSays),
        ("a.svg", b"<svg onload='alert(1)'/>", FileKindNotAccepted),
        ("a.html", b"%PDF-1.7", FileKindNotAccepted),
        ("a.zip", b"PK\x03\x04", FileKindNotAccepted),
        ("pdf", b"%PDF-1.7", FileKindNotAccepted),
        (".pdf", b"%PDF-1.7", FileKindNotAccepted),
        ("report\u202efdp.exe", b"%PDF-1.7", FileKindNotAccepted),
        ("letter.docx", b"PK\x03\x04", OfficeFileNotAccepted),
        ("letter.odt", b"PK\x03\x04", OfficeFileNotAccepted),
    ],
)
def test_what_does_not_agree_is_refused(name: str, content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        kind_of(name, content)


def test_extension() -> None:
    assert extension_of("a.tar.GZ ") == "gz"
    assert extension_of("none") == ""


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Gʻaniyeva pasport.pdf", "Gʻaniyeva pasport.pdf"),
        ("Ўқчи.PDF", "Ўқчи.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\me\\scan.pdf", "scan.pdf"),
        ("annual\u202efdp.txt.pdf", "annualfdp.txt.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("a\u200bb\u2066c\U000e0041d.pdf", "abcd.pdf"),
        ("line\u2028break.pdf", "line break.pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ("  a   b .pdf", "a b.pdf"),
        ('a<b>:"c|?*.pdf', "a_b___c___.pdf"),
        ("....pdf", "file.pdf"),
        ("/", "file.pdf"),
        ("bare", "bare.pdf"),
        ("\ud800.pdf", "file.pdf"),
        ("نامه\u200cها.pdf", "نامه\u200cها.pdf"),
    ],
)
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert clean_name(name, FileKind.PDF) == clean


def test_a_name_takes_the_extension_of_its_kind() -> None:
    assert clean_name("photo.jpeg", FileKind.JPEG) == "photo.jpg"
    assert clean_name("eicar.com", None) == "eicar.com.quarantined"


@given(st.text(max_size=400))
def test_every_name_becomes_harmless(name: str) -> None:
    clean = clean_name(name, FileKind.PDF)
    assert clean.endswith(".pdf") and len(clean) > len(".pdf")
    assert len(clean.encode()) <= NAME_BYTES
    assert "/" not in clean and "\\" not in clean
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in clean)
    assert not set(clean) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def test_the_number_checks_itself() -> None:
    assert document_number(date(2026, 3, 6), 123) == "H26-0000123-8"
    assert document_number(date(2027, 3, 6), 123) != document_number(date(2026, 3, 6), 123)


def test_a_code_reads_back_however_it_is_written() -> None:
    code = new_code()
    assert len({new_code() for _ in range(50)}) == 50
    assert read_code(code) == code
    assert read_code(code.lower().replace("-", " ")) == code
    assert read_code(f"https://elsewhere.example/uz/verify/{code}?x=1#y") == code
    assert read_code(f" {code.replace('-', '–')}\n") == code


def test_hands_and_cyrillic_keyboards_are_understood() -> None:
    written = {"0": "Oo0О", "1": "IlL1i", "A": "АаaA", "B": "Вb", "C": "Сс", "E": "Ее", "H": "Нн", "K": "Кк"}
    code = "0A1B-CEHK-MPTX-YZ"
    full = next(f"{code}{a}{b}" for a in ALPHABET for b in ALPHABET if read_code(f"{code}{a}{b}"))
    for sign, ways in written.items():
        for way in ways:
            assert read_code(full.replace(sign, way)) == full


@pytest.mark.parametrize("text", ["", "ABC", "U" * 16, "漢" * 16, "x" * 5000, "\x00" * 16])
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert read_code(text) is None


def test_every_single_error_and_every_exchange_is_noticed() -> None:
    code = new_code()
    signs = code.replace("-", "")
    for place, old in enumerate(signs):
        for new in ALPHABET:
            if new != old:
                assert read_code(signs[:place] + new + signs[place + 1 :]) is None
    for one, other in combinations(range(16), 2):
        if signs[one] != signs[other]:
            swapped = list(signs)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            assert read_code("".join(swapped)) is None


TODAY = date(2026, 3, 6)


@pytest.mark.parametrize(
    ("state", "until", "outcome"),
    [
        (DocumentState.VALID, None, Outcome.VALID),
        (DocumentState.VALID, TODAY, Outcome.VALID),
        (DocumentState.VALID, date(2026, 3, 5), Outcome.EXPIRED),
        (DocumentState.REVOKED, date(2026, 3, 5), Outcome.REVOKED),
        (DocumentState.REPLACED, None, Outcome.REPLACED),
    ],
)
def test_the_register_says(state: DocumentState, until: date | None, outcome: Outcome) -> None:
    assert of_record(state, until, TODAY) is outcome


@pytest.mark.parametrize(
    ("recorded", "claims", "whole", "outcome"),
    [
        (Outcome.VALID, True, True, Outcome.VALID),
        (Outcome.REVOKED, True, True, Outcome.REVOKED),
        (Outcome.VALID, True, False, Outcome.UNKNOWN),
        (None, True, True, Outcome.UNKNOWN),
        (None, True, False, Outcome.ALTERED),
        (None, False, False, Outcome.NOT_OURS),
    ],
)
def test_a_pdf_is_valid_only_by_register_and_seal(
    recorded: Outcome | None, claims: bool, whole: bool, outcome: Outcome
) -> None:
    assert of_pdf(recorded, SealReading(claims, whole)) is outcome


def test_who_may_issue_and_end() -> None:
    own = Principal(kind="staff", account_id=uuid4(), assurance="mfa", posts=(Post("b", "p", "officer"),))
    weak = Principal(kind="staff", account_id=uuid4(), assurance="sms", posts=(Post("b", "p", "officer"),))
    person = Principal(kind="person", account_id=uuid4(), person_id=uuid4())
    system = Principal.system("x")
    assert [rights.may_issue(who, body="b") for who in (own, weak, person, system, ANONYMOUS)] == [
        True,
        False,
        False,
        True,
        False,
    ]
    assert not rights.may_issue(own, body="other")
    assert [rights.may_end(who) for who in (own, weak, person, system)] == [True, False, False, True]
    assert [rights.ends_papers_of(who, "b") for who in (own, weak, person, system)] == [True, False, False, True]
    assert not rights.ends_papers_of(own, "other")
    assert [rights.may_bind(who) for who in (own, person, system, ANONYMOUS)] == [True, True, True, False]


def test_whose_paper_and_whose_file() -> None:
    company = PartyRef("entity", uuid4())
    person = Principal(kind="person", account_id=uuid4(), person_id=uuid4())
    head = Principal(kind="person", account_id=uuid4(), person_id=uuid4(), on_behalf_of=company)
    nobody = Principal(kind="person", account_id=uuid4())
    assert rights.holds_paper(person, PartyRef("individual", person.person_id))
    assert not rights.holds_paper(head, PartyRef("individual", head.person_id))
    assert rights.holds_paper(head, company)
    assert not rights.holds_paper(nobody, company)
    assert rights.acting_party(ANONYMOUS) is None
    assert rights.sent_file(person, person.account_id)
    assert not rights.sent_file(person, uuid4())
    assert not rights.sent_file(ANONYMOUS, uuid4())
