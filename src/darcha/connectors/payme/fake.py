"""The stand-in provider in this process, for tests: the same code that the demo runs as a process of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .stand_in.server import StandIn
from .stand_in.setup import Setup


@contextmanager
def running(site: str, folder: Path, *, key: str, merchant: str = "demo-merchant") -> Iterator[str]:
    """Yields the stand-in's address; ``site`` is where it calls the merchant."""
    setup = Setup(merchant, key, site, ("127.0.0.1", "localhost"), folder / "payme-stand-in.sqlite3")
    stand_in = StandIn(0, setup)
    thread = threading.Thread(target=stand_in.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{stand_in.server_address[1]}"
    finally:
        stand_in.stop()
        thread.join(timeout=5)
