"""From an archive to a backup of an instant, which is then put back and proved like any other. Before Django starts."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from darcha.ground import clock

from ..backup.tools import ToolFailed
from .recover import recovered

PICTURES = "instants"


def picture_of(folder: Path, moment: datetime | None, say: Callable[[str], None]) -> Path:
    """The folder of the backup, below the archive. Raises NoArchive, ToolFailed."""
    say("Replaying the changes on a server of its own; this takes as long as the base is large")
    with recovered(folder, moment, os.environ["DATABASE_URL"]) as server:
        until = clock.parse(server.complete_until)
        say(f"Everything up to {until:%d.%m.%Y %H:%M:%S} is there; taking a picture of it")
        environment = os.environ | {"DATABASE_URL": server.url, "DARCHA_FILES_DIR": str(server.archive.files)}
        done = subprocess.run(
            [sys.executable, "-m", "darcha.config.archive.picture", str(folder / PICTURES), until.isoformat()],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode:
        raise ToolFailed(done.stderr.strip()[-800:])
    return Path(done.stdout.splitlines()[-1])
