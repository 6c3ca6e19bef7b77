"""Each test begins as a process that has seen nothing."""

import pytest

from darcha.ground import clock
from darcha.kernel.availability import api as availability


@pytest.fixture(autouse=True)
def _nothing_seen():
    availability.forget()
    yield
    availability.forget()


@pytest.fixture
def noon():
    with clock.frozen("2026-03-10T12:00:30+05:00") as now:
        yield now
