"""A small country behind real doors: one person with everything, those who must not see it, and a way to send requests.

Everything is made by the rooms' own commands under a frozen clock, and thrown away with the module that asked for it.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.test.client import ClientHandler

from darcha.connectors.filestore.fake import MemoryStore
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.documents import ports as document_ports
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.commands._session import open_session
from darcha.kernel.identity.types import ANONYMOUS, SCOPES, Principal
from darcha.kernel.payments import api as payments

START = "2026-03-06T10:00+05:00"
SYSTEM = world.SYSTEM
AUTHORITY = ThrowAwayAuthority()
ADDRESS = "Toshkent, Kanareykalik mahallasi, 7-uy"


@cache
def _handler(enforce_csrf_checks: bool) -> ClientHandler:
    """One stack of middleware for all browsers: building it anew for each request is most of a test's time."""
    return ClientHandler(enforce_csrf_checks=enforce_csrf_checks)


@dataclass
class Country:
    """Who there is (principals, session cookies, tokens) and what the owner has (ids to put into addresses)."""

    people: dict[str, Principal] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)

    def client(self, role: str, **more: Any) -> Client:
        """A browser with the session of a role. ``enforce_csrf_checks=True`` makes it a browser without our forms."""
        browser = Client(raise_request_exception=False, **more)
        browser.handler = _handler(browser.handler.enforce_csrf_checks)
        if role in self.cookies:
            browser.cookies[settings.DARCHA_SESSION_COOKIE] = self.cookies[role]
        return browser

    def bearer(self, role: str) -> dict[str, str]:
        """The header of a role's token; empty for whoever has none."""
        return {"Authorization": f"Bearer {self.tokens[role]}"} if role in self.tokens else {}

    def send(self, role: str, method: str, path: str, data: Any = None, **more: Any) -> Any:
        """One request with both proofs of the role: pages look at the cookie, the API at the token."""
        headers = {**self.bearer(role), **more.pop("headers", {})}
        browser = self.client(role, enforce_csrf_checks=more.pop("enforce_csrf_checks", False))
        if isinstance(data, Mapping) and method == "POST":
            return browser.post(path, data, headers=headers, **more)
        return browser.generic(method, path, data or b"", headers=headers, **more)


def a_pdf() -> bytes:
    """One empty page."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    return made.getvalue()


def _staff(body: str, post: str, role: str = "officer", services: tuple[str, ...] = ()) -> Principal:
    return world.staff(body, post, role, services)


def _enter(country: Country, role: str, who: Principal) -> None:
    """A session and a token, as signing in would give them."""
    account = apps.get_model("identity", "Account").objects.get(id=who.account_id)
    assurance = "mfa" if who.kind == "staff" else "sms"
    secret = open_session(account, assurance, replaces=ANONYMOUS, posts=who.posts)
    country.people[role] = secret.principal
    country.cookies[role] = secret.value
    country.tokens[role] = identity.issue_token(
        SYSTEM, account.id, name=role, scopes=SCOPES[who.kind], assurance=assurance
    )


def pay(receipt: Any, reference: str) -> None:
    """The provider announces and captures; the worker tells the case."""
    invoice = payments.get_invoice(SYSTEM, receipt.invoice_public_id)
    payments.open_transaction(
        SYSTEM,
        provider="payme",
        provider_ref=reference,
        account_value=invoice.number,
        amount=invoice.amount,
        provider_time_ms=int(clock.now().timestamp() * 1000),
    )
    payments.settle(SYSTEM, provider="payme", provider_ref=reference)


def build() -> Country:
    """The whole country. The packs must be published."""
    country = Country()
    owner = world.person(1, world.CANARY_NAME)
    _enter(country, "owner", owner)
    _enter(country, "other", world.person(2, "Begona Odam Begonayevich"))
    _enter(country, "officer", _staff("yhxx", "permits-officer", services=(world.PERMIT,)))
    _enter(country, "head", _staff("yhxx", "permits-head", "head"))
    _enter(country, "outsider", _staff(world.OTHER_BODY, "petitions-officer"))
    _enter(country, "petitions", _staff(world.LEAD, "petitions-officer"))
    country.tokens["client"] = identity.client_create(SYSTEM, "another system", SCOPES["client"])
    world.car_of(owner, plate="01K777RY")
    world.home_of(owner)
    permit = {**world.PERMIT_ANSWERS, "vehicle": "01K777RY", "phone": "+998900000001"}
    file = documents.receive_file(owner, name="Kanareyka.pdf", content=a_pdf(), purpose="case-file")
    unpaid = world.send(owner, world.PERMIT, permit)
    paid = world.send(owner, world.PERMIT, permit, files=(file.public_id,))
    home = world.send(owner, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)
    petition = world.send(owner, world.PETITION, world.petition(address=ADDRESS))
    pay(paid, "t-permit")
    pay(home, "t-home")
    deliver_all()
    draft = cases.save_draft(owner, service_key=world.PETITION, answers=world.petition(address=ADDRESS), language="uz")
    papers = documents.documents_of_case(cases.get_case(owner, home.public_id).id)
    paper = papers[0]
    contents = apps.get_model("documents", "IssuedContent").objects
    printed = contents.get(document__public_id=paper.public_id).printed
    country.things = {
        "case": paid.public_id,
        "unpaid": unpaid.public_id,
        "done": home.public_id,
        "petition": petition.public_id,
        "number": paid.number,
        "invoice": unpaid.invoice_public_id,
        "draft": draft.id,
        "file": file.public_id,
        "paper": paper.public_id,
        "code": printed["code"],
        "session": country.people["owner"].session_id,
        "nothing": UUID("00000000-0000-4000-8000-000000000000"),
    }
    return country


@contextmanager
def outside_world() -> Iterator[None]:
    """Throw-away papers, files and scanner behind the ports of documents."""
    before = dict(document_ports._bound)
    document_ports.bind(blobs=MemoryStore(), scanner=SignatureScanner(), authority=AUTHORITY)
    try:
        yield
    finally:
        document_ports._bound.clear()
        document_ports._bound.update(before)


@contextmanager
def published() -> Iterator[clock.FrozenClock]:
    """The packs, published, at a Friday morning."""
    with clock.frozen(START) as now, outside_world():
        catalogue.forget_versions()
        catalogue.publish_packs()
        try:
            yield now
        finally:
            catalogue.forget_versions()


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: Any) -> Iterator[Country]:
    """Made once for a module; its tests change nothing that stays: see ``undone``."""
    with django_db_blocker.unblock(), transaction.atomic(), published():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def published_packs(request: pytest.FixtureRequest) -> Iterator[clock.FrozenClock]:
    """For tests that commit: the packs alone, published in the test's own database."""
    request.getfixturevalue("transactional_db")
    with published() as now:
        yield now
