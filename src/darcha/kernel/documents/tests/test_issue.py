"""Issuing: number, code, letters, seal; nothing of a field is ever source."""

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pikepdf
import pytest
from django.db import DatabaseError, connection, transaction

from darcha.ground import clock
from darcha.ground.refusals import NotAllowed, NotFound
from darcha.kernel.documents import api, errors
from darcha.kernel.documents.content.paper import print_paper
from darcha.kernel.documents.models import IssuedContent, IssuedDocument
from darcha.kernel.identity.types import PartyRef, Principal

from .conftest import officer, person

pytestmark = pytest.mark.django_db
LETTERS = {
    "uz": "Oʻzbekiston gʻoʻza maʼno Sheʼr CHORSHANBA soʻm",
    "kaa": "Áá Ǵǵ Iı Ńń Óó Úú Ww Qaraqalpaqstan shıǵıs kúnińiz",
    "ru": "Ёжик съел щавель, эхо № 5 — «цифры»",
    "en": "A home, owned; “quoted” — and so on",
    "uz-cyrl": "Ўзбекистон Қўқон Ғалаба Ҳаё",
}


def text_of(pdf: bytes, folder: Path) -> str:
    place = folder / "paper.pdf"
    place.write_bytes(pdf)
    return subprocess.run(["pdftotext", str(place), "-"], check=True, capture_output=True).stdout.decode()


@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_can_be_read_back(language: str, issued: Callable, sealed: Callable, tmp_path: Path) -> None:
    words = LETTERS[language]
    paper = issued(language=language, lines=[api.Line(words, words)], fields={"body": words})
    text = text_of(sealed(paper), tmp_path)
    assert "".join(text.split()).count("".join(words.split())) == 3
    assert paper.number in text and paper.code in text
    assert f"/{language}/verify" in text


def test_pdfsig_agrees(issued: Callable, sealed: Callable, tmp_path: Path) -> None:
    content = sealed(issued())
    place = tmp_path / "paper.pdf"
    place.write_bytes(content)
    said = subprocess.run(["pdfsig", str(place)], check=False, capture_output=True, text=True).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "DEMO body seal (no force in law)" in said
    digit = content.index(b"/Contents <") - 40
    place.write_bytes(content[:digit] + bytes([content[digit] ^ 1]) + content[digit + 1 :])
    said = subprocess.run(["pdfsig", str(place)], check=False, capture_output=True, text=True).stdout
    assert "Signature is Valid" not in said


def test_it_is_pdf_a_and_carries_its_day(issued: Callable, sealed: Callable, tmp_path: Path) -> None:
    with clock.frozen("2026-03-06T18:30+05:00"):
        content = sealed(issued())
    assert b"<pdfaid:part>2</pdfaid:part>" in content and b"<pdfuaid:part>1</pdfuaid:part>" in content
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert content.startswith(b"%PDF-1.7") and opened.pdf_version == "1.7"  # with the catalogue's word for it
        assert opened.Root.Extensions.ESIC.BaseVersion == "/1.7"
        assert len(opened.Root.Extensions.keys()) == 1
    place = tmp_path / "paper.pdf"
    place.write_bytes(content)
    assert (
        "Signing Time: Mar 06 2026"
        in subprocess.run(["pdfsig", str(place)], check=False, capture_output=True, text=True).stdout
    )
    fonts = subprocess.run(["pdffonts", str(place)], check=True, capture_output=True, text=True).stdout
    assert all(re.search(r" yes (yes|no) +yes ", line) for line in fonts.splitlines()[2:])


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        '#eval("1+1") ${7*7} {{7*7}} {% load %}',
        "*bold* _it_ $x^2$ = Heading \\ @ref <label> `raw`",
        '"]); #panic("x") //',
        "{0.__class__} %(x)s <script>alert(1)</script>",
    ],
)
def test_fields_are_data_and_never_source(hostile: str, issued: Callable, sealed: Callable, tmp_path: Path) -> None:
    paper = issued(fields={"body": hostile}, lines=[api.Line(hostile, "value")], title=hostile, issuer=hostile)
    text = text_of(sealed(paper), tmp_path)
    assert "".join(text.split()).count("".join(hostile.split())) >= 3


def test_signs_that_turn_or_hide_are_not_printed(issued: Callable, sealed: Callable, tmp_path: Path) -> None:
    paper = issued(fields={"body": "ab\u202ecd\u2066\x00\ud800 😀漢字"}, lines=[])
    assert "abcd ???" in text_of(sealed(paper), tmp_path)


def test_a_long_answer_has_its_paragraphs_and_pages(issued: Callable, sealed: Callable, tmp_path: Path) -> None:
    body = "\n".join(f"{number}-xatboshi. " + "Soʻz " * 120 for number in range(20))
    text = text_of(sealed(issued(fields={"body": body})), tmp_path)
    assert all(f"{number}-xatboshi." in text for number in range(20))
    assert re.search(r"1 ?/ ?4", text) and re.search(r"4 ?/ ?4", text)


@pytest.mark.parametrize(
    "template",
    [
        "#panic(1)",
        '#import "@preview/cetz:0.3.0"',
        '#read("/etc/passwd")',
        '#read("../errors.py")',
        '#import "/darcha.typ": field\n#field("absent")',
        "#" + "(" * 5000,
    ],
)
def test_a_broken_template_stops_the_issue(template: str, issued: Callable, outside: SimpleNamespace) -> None:
    with pytest.raises(errors.TemplateBroken), transaction.atomic():
        issued(template=template)
    assert not IssuedDocument.objects.exists()
    assert not outside.blobs.blobs


def test_a_template_cannot_read_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    with pytest.raises(errors.TemplateBroken):
        print_paper(
            f'#read("{secret}")',
            number="n",
            code="c",
            title="t",
            issuer="i",
            language="uz",
            issued_at=clock.now(),
            valid_until=None,
            lines=[],
            fields={},
            demo=True,
        )


def test_numbers_and_codes_are_never_given_twice(issued: Callable) -> None:
    papers = [issued() for _ in range(3)]
    assert len({paper.number for paper in papers}) == len({paper.code for paper in papers}) == 3
    assert all(re.fullmatch(r"H\d\d-\d{7}-\d", paper.number) for paper in papers)


def test_who_may_issue(issued: Callable) -> None:
    issued(who=officer("cadastre"))
    for who in (officer("another"), officer(assurance="sms"), person()):
        with pytest.raises(NotAllowed):
            issued(who=who)


def test_the_holder_has_it_and_nobody_else(citizen: Principal, issued: Callable, clerk: Principal) -> None:
    paper = issued()
    opened = api.open_document(citizen, paper.public_id)
    assert opened.name == f"{paper.number}.pdf" and opened.content.startswith(b"%PDF-")
    assert [row.public_id for row in api.my_documents(citizen)] == [paper.public_id]
    assert api.find_document(citizen, paper.public_id) == paper
    for who in (person(), clerk):
        assert api.my_documents(who) == ()
        assert api.find_document(who, paper.public_id) is None
        with pytest.raises(NotFound):
            api.open_document(who, paper.public_id)
        with pytest.raises(NotFound):
            api.open_document(who, paper.public_id, case_ref=uuid4())
    assert api.find_document(citizen, uuid4()) is None
    with pytest.raises(NotFound):
        api.open_document(citizen, uuid4())


def test_a_company_s_paper_belongs_to_who_acts_for_it(citizen: Principal, issued: Callable) -> None:
    company = PartyRef("entity", uuid4())
    paper = issued(holder=company)
    assert api.my_documents(citizen) == ()
    head = person(person_id=citizen.person_id, on_behalf_of=company)
    assert [row.public_id for row in api.my_documents(head)] == [paper.public_id]


def test_the_list_goes_on_by_its_last_paper(citizen: Principal, issued: Callable) -> None:
    with clock.frozen("2026-03-06T10:00"):
        papers = [issued().public_id for _ in range(3)]
    first = api.my_documents(citizen, limit=2)
    rest = api.my_documents(citizen, after=first[-1].public_id)
    assert [row.public_id for row in (*first, *rest)] == papers[::-1]
    assert api.my_documents(citizen, after=uuid4()) == ()


def test_staff_leave_a_trace(
    citizen: Principal, clerk: Principal, issued: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    traces: list[dict[str, object]] = []
    monkeypatch.setattr("darcha.kernel.exchange.api.record_access", lambda who, **said: traces.append(said))
    paper = issued()
    assert api.documents_of_case(paper.case_ref)[0].number == paper.number
    api.open_document(citizen, paper.public_id)
    api.open_document(clerk, paper.public_id, case_ref=paper.case_ref)
    firm = PartyRef("entity", uuid4())
    company = issued(holder=firm)
    api.open_document(clerk, company.public_id, case_ref=company.case_ref)
    assert [each["person_id"] for each in traces] == [citizen.person_id, firm.id], "a company is told as a person is"


def test_the_register_and_the_store_keep_no_plain_word(issued: Callable, outside: SimpleNamespace) -> None:
    paper = issued()
    with connection.cursor() as cursor:
        cursor.execute("SELECT printed::text FROM documents_issuedcontent")
        printed = cursor.fetchone()[0]
        cursor.execute("SELECT d::text FROM documents_issueddocument d")
        row = cursor.fetchone()[0]
    assert "niyeva" not in printed + row and paper.code not in printed + row
    assert all(b"%PDF" not in kept for kept, _ in outside.blobs.blobs.values())


def test_bytes_that_changed_in_the_store_are_never_handed_out(
    citizen: Principal, issued: Callable, outside: SimpleNamespace
) -> None:
    one, two = issued(), issued()
    keys = list(outside.blobs.blobs)
    outside.blobs.blobs[keys[0]], outside.blobs.blobs[keys[1]] = (
        outside.blobs.blobs[keys[1]],
        (b"rubbish", clock.now()),
    )
    for paper in (one, two):
        with pytest.raises(errors.ContentDamaged):
            api.open_document(citizen, paper.public_id)
    outside.blobs.blobs.clear()
    with pytest.raises(errors.ContentDamaged):
        api.open_document(citizen, one.public_id)


def test_what_is_issued_stays_as_it_is(issued: Callable) -> None:
    issued()
    for change in (
        lambda: IssuedDocument.objects.update(number="H26-0000001-1"),
        lambda: IssuedDocument.objects.all().delete(),
        lambda: IssuedContent.objects.update(printed={}),
        lambda: IssuedContent.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
