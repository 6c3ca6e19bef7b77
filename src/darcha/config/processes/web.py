"""The web server: granian, WSGI, one process for each core, four threads each."""

import os
import sys
from pathlib import Path

THREADS = 4
_JSON_LOG = Path(__file__).with_name("json_log.json")  # over the server's own, for the lines that it writes itself


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
        *(["--log-config", str(_JSON_LOG)] if os.environ.get("DARCHA_LOG_FORMAT") == "json" else []),
        "darcha.config.wsgi:application",
    ]  # fmt: skip
