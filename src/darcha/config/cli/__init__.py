"""The command line of Darcha. Exit 0: done; 1: something was found wrong; 2: the call was wrong."""

import os
import sys

import typer

from ..environment import prepare
from . import (
    archive,
    backup,
    client,
    demo,
    explain,
    files,
    health,
    jobs,
    maintenance,
    pack,
    payments,
    processes,
    readonly,
    registry,
    restore,
    simulate,
    staff,
    status,
    terms,
    upgrade,
)

app = typer.Typer(name="darcha", help=__doc__, pretty_exceptions_enable=False, add_completion=False)
app.add_typer(explain.app, name="explain")
app.add_typer(pack.app, name="pack")
app.add_typer(demo.app, name="demo")
app.add_typer(staff.app, name="staff")
app.add_typer(client.app, name="client")
app.add_typer(maintenance.app, name="maintenance")
app.add_typer(readonly.app, name="readonly")
app.add_typer(status.app, name="status")
app.add_typer(jobs.app, name="jobs")
app.add_typer(payments.app, name="payments")
app.add_typer(registry.app, name="registry")
app.add_typer(terms.app, name="terms")
app.add_typer(backup.app, name="backup")
app.add_typer(archive.app, name="archive")
app.add_typer(files.app, name="files")
app.add_typer(upgrade.app, name="upgrade")
app.command("restore")(restore.restore)
app.command("health")(health.health)
app.command("simulate")(simulate.simulate)
app.command("run")(processes.run)
app.command("serve")(processes.serve)
app.command("worker")(processes.worker)
app.command("payme-stand-in")(processes.payme_stand_in)
app.command("migrate")(processes.migrate)


def main() -> None:
    """Entry point of ``darcha``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "darcha.config.settings")
    if sys.argv[1:2] != ["run"]:  # which makes the demo's environment anew
        prepare(os.environ)
    app()
