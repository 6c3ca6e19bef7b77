"""A copy of the project's packs to plant mistakes in."""

import pytest

from .planting import copied


@pytest.fixture
def packs(tmp_path):
    return copied(tmp_path)
