"""A throw-away installation: its own PostgreSQL, tables, packs and a few hundred invented people. Ignores time."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..postgres import cluster_at
from ..processes.secrets_file import own_secrets

PEOPLE = {"people": 200, "organisations": 12, "homes": 90, "vehicles": 60}


@contextmanager
def throw_away() -> Iterator[Path]:
    """Its folder; to be entered before Django has read its settings. Nothing of it is left, and no other installation
    is touched."""
    home = Path(tempfile.mkdtemp(prefix="darcha-simulation-"))
    home.chmod(0o755)  # the server runs as another user when we are root
    cluster, _ = cluster_at(home / "pg")
    try:
        cluster.initialise()
        server = cluster.start(durable=False)
        try:
            cluster.wait(server)
            cluster.create_database()
            os.environ.update(own_secrets(home / "secrets.env"))
            os.environ.update(
                DARCHA_ENV="demo", DARCHA_DEMO="true", DARCHA_VAR=str(home / "var"), DATABASE_URL=cluster.url()
            )
            yield home
        finally:
            server.send_signal(signal.SIGQUIT)  # nothing in it is worth an orderly end
            server.wait(timeout=20)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def furnish() -> None:
    """Tables and people; under the clock of the month's first day, so that nothing is from the future."""
    from ..demo.population import seed_population
    from ..migrating import bring_up

    bring_up()
    seed_population(lambda said: None, **PEOPLE)
