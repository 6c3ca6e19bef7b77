"""Installations for tests, in folders that an unprivileged database server may enter."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .running import Installation


@contextmanager
def an_installation() -> Iterator[Installation]:
    """One that is gone without a trace afterwards."""
    home = Path(tempfile.mkdtemp(prefix="darcha-run-"))
    home.chmod(0o755)
    installation = Installation(home)
    try:
        yield installation
    finally:
        installation.kill_everybody()
        shutil.rmtree(home)


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    """Seeded by whichever test starts it first; later starts are quick."""
    with an_installation() as one:
        yield one


@pytest.fixture
def neighbour() -> Iterator[Installation]:
    """A second one, with nothing in it."""
    with an_installation() as one:
        yield one
