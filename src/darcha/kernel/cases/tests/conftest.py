"""Fixtures of cases: published packs, people, officers, and fakes where the world begins."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from darcha.connectors.filestore.fake import MemoryStore
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.ground import clock
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import ports as documents
from darcha.kernel.identity.types import Principal

from . import world

AUTHORITY = ThrowAwayAuthority()


@pytest.fixture(autouse=True)
def outside() -> Iterator[SimpleNamespace]:
    """Throw-away papers behind the ports of documents."""
    before = dict(documents._bound)
    documents.bind(blobs=MemoryStore(), scanner=SignatureScanner(), authority=AUTHORITY)
    yield
    documents._bound.clear()
    documents._bound.update(before)


@pytest.fixture
def now() -> Iterator[clock.FrozenClock]:
    """Friday morning, within office hours; Monday 9 March is a moved day off."""
    with clock.frozen("2026-03-06T10:00+05:00") as frozen:
        yield frozen


@pytest.fixture
def packs(db: None, now: clock.FrozenClock) -> Iterator[None]:
    """The packs, published for this test."""
    catalogue.forget_versions()
    catalogue.publish_packs()
    yield
    catalogue.forget_versions()


@pytest.fixture
def citizen(packs: None) -> Principal:
    return world.person(1)


@pytest.fixture
def stranger(packs: None) -> Principal:
    return world.person(2, "Begona Odam Begonayevich")


@pytest.fixture
def officer(packs: None) -> Principal:
    return world.staff(world.LEAD, "petitions-officer")


@pytest.fixture
def head(packs: None) -> Principal:
    return world.staff(world.LEAD, "petitions-head", "head")


@pytest.fixture
def outsider(packs: None) -> Principal:
    """An officer of another body."""
    return world.staff(world.OTHER_BODY, "petitions-officer")


@pytest.fixture
def inspector(packs: None) -> Principal:
    return world.staff("yhxx", "permits-officer", services=(world.PERMIT,))
