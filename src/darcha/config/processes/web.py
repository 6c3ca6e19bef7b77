"""The web server: granian, WSGI, one process for each core, four threads each."""

import sys
from pathlib import Path

THREADS = 4


def web_command(host: str, port: int, workers: int) -> list[str]:
    """The command line of the web server."""
    return [
        str(Path(sys.executable).with_name("granian")),
        "--interface", "wsgi",
        "--http", "1",  # what the proxy speaks to us; no second protocol to attack
        "--host", host,
        "--port", str(port),
        "--workers", str(workers),
        "--blocking-threads", str(THREADS),
        "--backlog", "1024",
        "--no-ws",
        "--respawn-failed-workers",
        "darcha.config.wsgi:application",
    ]  # fmt: skip
