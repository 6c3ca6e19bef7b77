"""Fixtures of identity: a registry with one person, an outbox, and ways to be signed in."""

from collections.abc import Callable, Iterator

import pytest

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.identity import api
from darcha.kernel.identity.testing import AZIZA, Outbox, Registry, bound_twins
from darcha.kernel.identity.types import ANONYMOUS, PersonFact, Principal, SessionSecret


@pytest.fixture
def now() -> Iterator[clock.FrozenClock]:
    with clock.frozen("2026-03-06T10:00+05:00") as frozen:
        yield frozen


@pytest.fixture
def twins() -> Iterator[tuple[Registry, Outbox]]:
    with bound_twins() as both:
        yield both


@pytest.fixture
def registry(twins: tuple[Registry, Outbox]) -> Registry:
    return twins[0]


@pytest.fixture
def outbox(twins: tuple[Registry, Outbox]) -> Outbox:
    return twins[1]


@pytest.fixture
def aziza(registry: Registry) -> PersonFact:
    return registry.add(*AZIZA, "Aziza Karimova", "+998901234567")


@pytest.fixture
def begin(db: None, twins: tuple[Registry, Outbox]) -> Callable[..., str]:
    """Begin a sign-in and let the worker work; the token of the browser."""

    def run(pinfl: str = AZIZA[0], document: str = AZIZA[1], *, address: str = "192.0.2.7") -> str:
        challenge = api.start_sign_in(ANONYMOUS, pinfl, document, address=address)
        assert isinstance(challenge, api.Challenge)
        deliver_all()
        return challenge.token

    return run


@pytest.fixture
def sign_in(begin: Callable[..., str], outbox: Outbox) -> Callable[..., SessionSecret]:
    """Sign in with the code alone."""

    def run(pinfl: str = AZIZA[0], document: str = AZIZA[1], *, who: Principal = ANONYMOUS) -> SessionSecret:
        opened = api.finish_sign_in(who, begin(pinfl, document), outbox.last_code)
        assert isinstance(opened, SessionSecret)
        return opened

    return run
