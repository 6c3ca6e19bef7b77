"""``python -m darcha.config.archive.picture FOLDER MOMENT``: a backup of a recovered instant, in a process that knows
no other database. The last line is its folder."""

import shutil
import sys
from pathlib import Path

from ..environment import start_django


def main(folder: str, moment: str) -> int:
    """The environment names the recovered server and the archive's files."""
    start_django()
    from darcha.ground import clock

    from ..backup.make import Busy, make, place_in
    from ..backup.tools import ToolFailed

    of = clock.parse(moment)
    shutil.rmtree(place_in(Path(folder), of), ignore_errors=True)  # of an earlier try; the archive makes it again
    try:
        made = make(Path(folder), of=of)
    except (Busy, ToolFailed, OSError) as failed:
        sys.stderr.write(f"{failed}\n")
        return 1
    sys.stdout.write(f"{made}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
