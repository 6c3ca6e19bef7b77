"""The small country of cases, with an inspector in it."""

import pytest

from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.conftest import citizen, head, now, officer, outside, packs, stranger
from darcha.kernel.cases.tests.conftest import inspector as traffic_officer

__all__ = ["citizen", "head", "now", "officer", "outside", "packs", "stranger", "traffic_officer"]


@pytest.fixture
def overseer(packs):
    """An inspector of public services: no officer of the ministry."""
    return world.staff("adliya", "services-inspector", "inspector")
