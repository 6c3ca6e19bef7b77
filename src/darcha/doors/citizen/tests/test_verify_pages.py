"""Checking a paper by its code and by its file, and one's own papers: what each page says, and to whom."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from darcha.connectors.filestore.fake import MemoryStore
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.doors.citizen.pages import documents as document_pages
from darcha.doors.citizen.pages import verify as verify_pages
from darcha.ground import clock, text
from darcha.ground.refusals import NotFound
from darcha.kernel.documents import api, ports
from darcha.kernel.identity.types import ANONYMOUS, PartyRef, Principal

pytestmark = pytest.mark.django_db
SYSTEM = Principal.system("test")
OWNER = Principal(kind="person", account_id=uuid4(), person_id=uuid4(), assurance="sms", name="Gʻaniyeva Oʻgʻiloy")


@pytest.fixture(autouse=True)
def outside() -> Iterator[None]:
    before = dict(ports._bound)
    ports.bind(blobs=MemoryStore(), scanner=SignatureScanner(), authority=ThrowAwayAuthority())
    yield
    ports._bound.clear()
    ports._bound.update(before)


@pytest.fixture
def paper() -> api.Document:
    return api.issue(
        SYSTEM,
        kind="a.b",
        case_ref=uuid4(),
        body="cadastre",
        issuer="Kadastr agentligi",
        holder=PartyRef("individual", OWNER.person_id),
        template='#import "/darcha.typ": lines\n#lines()',
        fields={},
        language="uz",
        title="Uy-joy haqida maʼlumotnoma",
        lines=[api.Line("Shaxs", "Gʻaniyeva Oʻgʻiloy")],
    )


def ask(
    view: object, address: str, *, who: Principal = ANONYMOUS, lang: str = "uz", data=None, **kwargs
) -> HttpResponse:
    factory = RequestFactory()
    request = factory.get(address) if data is None else factory.post(address, data)
    request.who, request.lang = who, lang
    with text.use(lang):
        return view(request, **kwargs)


def body(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.parametrize(
    ("lang", "word"),
    [("uz", "HAQIQIY"), ("ru", "ДЕЙСТВИТЕЛЕН"), ("en", "VALID"), ("kaa", "HAQIYQIY"), ("uz-cyrl", "ҲАҚИҚИЙ")],
)
def test_a_scanned_code_says_it_in_one_word(paper: api.Document, lang: str, word: str) -> None:
    answer = ask(verify_pages.verify_code, f"/{lang}/verify/{paper.code}", lang=lang, code=paper.code)
    assert answer.status_code == 200
    said = body(answer)
    assert f"<h1>{word}</h1>" in said and "verdict--done" in said
    assert paper.number in said and "Gʻaniyeva Oʻgʻiloy" in said
    assert str(paper.public_id) not in said and str(paper.case_ref) not in said
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_unknown_code_is_404_and_shows_nothing(paper: api.Document) -> None:
    answer = ask(verify_pages.verify_code, "/uz/verify/x", code="0000-0000-0000-0000")
    assert answer.status_code == 404
    assert "TOPILMADI" in body(answer) and "niyeva" not in body(answer)


def test_a_typed_code_leads_to_its_result(paper: api.Document) -> None:
    answer = ask(verify_pages.verify, f"/uz/verify?code={paper.code.lower().replace('-', '+')}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/uz/verify/{paper.code}")
    wrong = ask(verify_pages.verify, "/uz/verify?code=<script>")
    assert wrong.status_code == 422
    assert "<script>" not in body(wrong) and "&lt;script&gt;" in body(wrong)
    assert ask(verify_pages.verify, "/uz/verify").status_code == 200


def test_by_the_file(paper: api.Document) -> None:
    content = api.open_document(OWNER, paper.public_id).content
    for sent, word, status in (
        (content, "HAQIQIY", 200),
        (content + b" ", "OʻZGARTIRILGAN", 200),
        (b"%PDF-1.7", "BIZNIKI EMAS", 200),
    ):
        answer = ask(verify_pages.verify, "/uz/verify", data={"pdf": SimpleUploadedFile("a.pdf", sent)})
        assert answer.status_code == status and f"<h1>{word}</h1>" in body(answer)
    for sent, status in ((b"", 422), (b"0" * (10 * 1024 * 1024 + 1), 413)):
        answer = ask(verify_pages.verify, "/uz/verify", data={"pdf": SimpleUploadedFile("a.pdf", sent)})
        assert answer.status_code == status
    assert ask(verify_pages.verify, "/uz/verify", data={"pdf": "text"}).status_code == 422


def test_the_21st_check_in_a_minute_waits(paper: api.Document) -> None:
    with clock.frozen("2026-03-06T10:00"):
        answers = [ask(verify_pages.verify_code, "/uz/verify/x", code="0" * 16) for _ in range(21)]
    assert [answer.status_code for answer in answers] == [404] * 20 + [429]
    assert answers[-1].headers["Retry-After"] == "60"


def test_my_documents_are_mine(paper: api.Document) -> None:
    mine = body(ask(document_pages.documents, "/uz/documents", who=OWNER))
    assert paper.title in mine and f"/uz/documents/{paper.public_id}" in mine
    other = replace(OWNER, account_id=uuid4(), person_id=uuid4())
    assert paper.title not in body(ask(document_pages.documents, "/uz/documents", who=other))
    assert paper.title not in body(ask(document_pages.documents, f"/uz/documents?after={paper.public_id}", who=other))
    assert ask(document_pages.documents, "/uz/documents?after=rubbish", who=OWNER).status_code == 200
    for who, public_id in ((other, paper.public_id), (OWNER, uuid4())):
        with pytest.raises(NotFound):
            ask(document_pages.document, "/uz/documents/x", who=who, document_id=public_id)


def test_a_paper_is_only_ever_downloaded(paper: api.Document) -> None:
    answer = ask(document_pages.document, "/uz/documents/x", who=OWNER, document_id=paper.public_id)
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{paper.number}.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in answer.headers["Cache-Control"]


def test_nobody_in_particular_is_led_to_sign_in() -> None:
    for view, kwargs in ((document_pages.documents, {}), (document_pages.document, {"document_id": uuid4()})):
        answer = ask(view, "/uz/documents", **kwargs)
        assert answer.status_code in (302, 303)
