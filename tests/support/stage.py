"""A small installation whose clock stands still, for acts that are done one by one: cases are prepared on request.

Ignores the worker and the payment provider: see ``country``.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from darcha.config.environment import PROJECT_DIR
from darcha.kernel.cases.tests.variants import PERMIT, PETITION, change, packs_with

from .acts_played import IN_PERMITS, IN_PETITIONS
from .country import Country, database_of_its_own, environment_of, free_ports, stop, wait_until_ready


@dataclass(frozen=True)
class Stage:
    """``country`` is where browsers go; ``ask`` speaks with the process that serves it."""

    country: Country
    process: subprocess.Popen[str]
    entered: dict[str, dict[str, str]] = field(default_factory=dict)

    def ask(self, do: str, **said: Any) -> Any:
        """What ``stage_run`` offers: ``enter``, ``prepare``, ``seen``."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **said}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, (self.country.var / "stage.log").read_text("utf-8")[-4000:]
        return json.loads(line)

    def session(self, role: str) -> dict[str, str]:
        """Cookie and token of a role, made once."""
        if role not in self.entered:
            self.entered[role] = self.ask("enter", role=role)
        return self.entered[role]


@contextlib.contextmanager
def standing_stage(server_url: str, var: Path) -> Iterator[Stage]:
    """In a new database of this PostgreSQL server, gone with the block."""
    packs = packs_with(var, PERMIT, *IN_PERMITS)
    change(packs / PETITION, *IN_PETITIONS)
    port, checkout = free_ports(2)
    with database_of_its_own(server_url, f"stage_{os.getpid()}") as database:
        environment = {**environment_of(var, database, port, checkout), "DARCHA_PACKS_DIR": str(packs)}
        country = Country(environment["DARCHA_BASE_URL"], environment["DARCHA_PAYME_CHECKOUT"], environment, var)
        with (var / "stage.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.stage_run", str(port)],
                env=environment,
                cwd=PROJECT_DIR,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        try:
            wait_until_ready(country, [process], [f"{country.url}/healthz"])
            yield Stage(country, process)
        finally:
            stop(process)
