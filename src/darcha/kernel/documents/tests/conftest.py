"""Fakes of the ports, people, and small files that are what they say."""

import io
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pikepdf
import pytest
from PIL import Image

from darcha.connectors.filestore.fake import MemoryStore
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.kernel.documents import api, ports
from darcha.kernel.identity.types import PartyRef, Post, Principal

AUTHORITY = ThrowAwayAuthority()
TEMPLATE = '#import "/darcha.typ": field, given, lines, paragraphs\n#paragraphs("body")\n#lines()'


@pytest.fixture(autouse=True)
def outside() -> Iterator[SimpleNamespace]:
    """Fresh fakes behind the ports; whatever was bound before comes back."""
    before = dict(ports._bound)
    fakes = SimpleNamespace(blobs=MemoryStore(), scanner=SignatureScanner(), authority=AUTHORITY)
    ports.bind(blobs=fakes.blobs, scanner=fakes.scanner, authority=fakes.authority)
    yield fakes
    ports._bound.clear()
    ports._bound.update(before)


def person(**changes: Any) -> Principal:
    return Principal(**{"kind": "person", "account_id": uuid4(), "person_id": uuid4(), "assurance": "sms", **changes})


def officer(body: str = "cadastre", **changes: Any) -> Principal:
    posts = (Post(body, "clerk", "officer"),)
    return Principal(**{"kind": "staff", "account_id": uuid4(), "assurance": "mfa", "posts": posts, **changes})


@pytest.fixture
def citizen() -> Principal:
    return person(name="Gʻaniyeva Oʻgʻiloy")


@pytest.fixture
def clerk() -> Principal:
    return officer()


@pytest.fixture
def issued(citizen: Principal) -> Callable[..., api.Document]:
    """Issue a paper to the citizen, with whatever is changed."""

    def issue(**changes: Any) -> api.Document:
        asked: dict[str, Any] = {
            "kind": "housing-certificate.owns",
            "case_ref": uuid4(),
            "body": "cadastre",
            "issuer": "Kadastr agentligi",
            "holder": PartyRef("individual", citizen.person_id),
            "template": TEMPLATE,
            "fields": {"body": "Shaxsga uy-joy tegishli."},
            "language": "uz",
            "title": "Uy-joy mavjudligi haqida maʼlumotnoma",
            "lines": [api.Line("Shaxs", "Gʻaniyeva Oʻgʻiloy")],
        }
        return api.issue(changes.pop("who", Principal.system("test")), **{**asked, **changes})

    return issue


@pytest.fixture
def sealed(outside: SimpleNamespace) -> Callable[[api.Document], bytes]:
    """The sealed PDF of a paper, as its holder has it."""
    from darcha.kernel.documents import keeping
    from darcha.kernel.documents.models import IssuedDocument

    def content(document: api.Document) -> bytes:
        row = IssuedDocument.objects.get(public_id=document.public_id)
        return keeping.get(row.blob_key, row.digest)

    return content


def picture(form: str = "PNG", size: tuple[int, int] = (8, 6), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (11, 85, 99)).save(out, form, **options)
    return out.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda made: None, **options: Any) -> bytes:
    out = io.BytesIO()
    made = pikepdf.new()
    made.add_blank_page()
    change(made)
    made.save(out, **options)
    return out.getvalue()
