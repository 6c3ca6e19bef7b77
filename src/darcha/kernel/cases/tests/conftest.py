"""Fixtures of cases: published packs, people, officers, and fakes where the world begins."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from darcha.connectors.filestore.fake import MemoryStore
from darcha.connectors.seal_authority.fake import ThrowAwayAuthority
from darcha.connectors.virus_scanner.fake import SignatureScanner
from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.types import CaseRow, Receipt
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import ports as documents
from darcha.kernel.identity.types import Principal

from . import world
from .test_pay import pay

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


@pytest.fixture
def permit(citizen: Principal, now: clock.FrozenClock) -> Receipt:
    """Paid on Friday at 10:00: due at noon."""
    world.car_of(citizen)
    receipt = world.send(citizen, world.PERMIT, world.PERMIT_ANSWERS)
    pay(receipt)
    deliver_all()
    return receipt


@pytest.fixture
def refused(inspector: Principal, permit: Receipt) -> CaseRow:
    """The permit, refused by whoever has read it: nobody refuses what he has not looked at."""
    api.officer_case(inspector, permit.public_id)
    return api.refuse(inspector, case=permit.public_id, ground="not-owner", fact=world.NOT_OWNER)


@pytest.fixture
def judge(packs: None) -> Principal:
    """Of the ministry above the traffic police."""
    return world.staff("iiv", "petitions-officer")
