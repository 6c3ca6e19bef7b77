"""The processes of an installation, each in the foreground; ``darcha run`` supervises a whole demo."""

import logging
import os
import sys
from typing import Annotated

import typer

from ..environment import start_django

Port = Annotated[int, typer.Option(envvar="PORT", min=1, max=65_535, help="Port to listen on.")]


def run(port: Port = 8000) -> None:
    """A living demo country: database, packs, people, web, worker and a stand-in for payments."""
    from ..processes.demo import run_demo

    sys.exit(run_demo(port))


def serve(
    port: Port = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Processes; one for each core.")] = 2,
) -> None:
    """The web server alone."""
    from ..processes.web import web_command

    command = web_command(host, port, workers)
    os.execv(command[0], command)  # noqa: S606 - our own interpreter with listed arguments


def worker() -> None:
    """The worker: delivers events, runs what is due every minute."""
    from django.conf import settings

    from ..metrics.sharing import NOT_SHARED, share

    logging.captureWarnings(True)  # Python's own too are lines of the log
    shared = share(settings.DARCHA_METRICS_DIR / "worker")  # before anything counts
    start_django()
    from ..processes.worker import run_worker
    from ..traces import start_traces

    start_traces()
    if not shared:
        logging.getLogger("darcha.metrics").warning(NOT_SHARED)
    run_worker()


def payme_stand_in(
    port: Annotated[int, typer.Option(help="Port to listen on.")],
) -> None:
    """A stand-in for the payment provider, for demo and tests."""
    from darcha.connectors.payme.stand_in import serve as serve_stand_in

    serve_stand_in(port)


def migrate() -> None:
    """Bring the installation to this version: tables, styles and scripts. Does nothing when it is there."""
    start_django()
    from ..processes.prepare import migrate as bring_up

    bring_up()
