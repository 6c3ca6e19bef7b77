"""Fixtures for applying through the pages: published packs, people with a car and a home, a browser as anybody."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from django.test import Client

from darcha.connectors.filestore.fake import MemoryStore
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.ground import clock
from darcha.kernel.cases.tests import world
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import ports as documents
from darcha.kernel.identity.middleware import SignInMiddleware
from darcha.kernel.identity.types import Principal


@pytest.fixture
def country(db: None) -> Iterator[SimpleNamespace]:
    """Friday morning in office hours; ``citizen`` owns a car and a home, ``stranger`` owns nothing."""
    before = dict(documents._bound)
    documents.bind(blobs=MemoryStore(), scanner=SignatureScanner(), authority=ThrowAwayAuthority())
    with clock.frozen("2026-03-06T10:00+05:00") as now:
        catalogue.forget_versions()
        catalogue.publish_packs()
        citizen = world.person(1)
        world.car_of(citizen)
        world.home_of(citizen)
        yield SimpleNamespace(
            now=now,
            citizen=citizen,
            stranger=world.person(2, "Begona Odam Begonayevich"),
            officer=world.staff(world.LEAD, "petitions-officer"),
            inspector=world.staff("yhxx", "permits-officer", services=(world.PERMIT,)),
        )
    catalogue.forget_versions()
    documents._bound.clear()
    documents._bound.update(before)


@pytest.fixture
def browse_as(client: Client, monkeypatch: pytest.MonkeyPatch) -> Callable[[Principal], Client]:
    """The same browser, signed in as somebody else from now on."""

    def become(who: Principal) -> Client:
        monkeypatch.setattr(SignInMiddleware, "_who", lambda self, request: who)
        return client

    return become
