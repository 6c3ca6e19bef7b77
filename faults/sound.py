"""Whether every page of a database reads as it was written. Ignores what stands on it."""

import subprocess

from .installation import Installation


def damaged_pages(place: Installation) -> list[str]:
    """By their checksums, of tables and indexes alike; the server is stopped for it and stays so."""
    place.hold_database = True
    place.stop_database()
    checked = subprocess.run(
        [str(place.cluster.binaries / "pg_checksums"), "--check", "-D", str(place.cluster.data)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [] if checked.returncode == 0 else checked.stderr.splitlines()
