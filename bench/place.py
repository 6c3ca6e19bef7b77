"""A throw-away installation for measuring: a durable PostgreSQL of its own, the production web server, the worker.

The web server runs with ``DARCHA_ENV=production`` and everything that this asks for. Whoever fills the database, and
the worker, run as the demo: their letters go to a page and never leave the machine. Ends only what it started.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from darcha.config.lifeline import die_with_parent
from darcha.config.postgres import Cluster, cluster_at
from darcha.config.processes.secrets_file import own_secrets
from darcha.config.processes.web import web_command

PROJECT = Path(__file__).parents[1]
HOST = "darcha.invalid"
START_SECONDS = 40
PASSWORD = "of-the-bench-alone"  # noqa: S105 - seals nothing outside its own folder


@dataclass
class Place:
    """Where everything is; ``running`` are the processes that this rig started."""

    home: Path
    cluster: Cluster
    port: int
    workers: int
    database: int  # the number of PostgreSQL's first process
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Of the web server, on the loopback alone."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def demo(self) -> dict[str, str]:
        """Settings of what fills and works."""
        return {
            **own_secrets(self.home / "secrets.env"),
            "DARCHA_ENV": "demo",
            "DARCHA_DEMO": "true",
            "DATABASE_URL": self.cluster.url(),
            "DARCHA_VAR": str(self.home / "var"),
            "DARCHA_BASE_URL": f"https://{HOST}",
            "DARCHA_HOSTS": f"{HOST},127.0.0.1",
            "DJANGO_SETTINGS_MODULE": "darcha.config.settings",
        }

    @property
    def production(self) -> dict[str, str]:
        """Settings of the web server: nothing is switched off, and what production demands is there."""
        return self.demo | {
            "DARCHA_ENV": "production",
            "DARCHA_DEMO": "false",
            "DARCHA_SEAL_P12": str(self.home / "seal.p12"),
            "DARCHA_SEAL_PASSWORD": PASSWORD,
            "DARCHA_CLAMD_SOCKET": str(self.home / "clamd"),
            "DARCHA_PAYME_MERCHANT": "5e730e8e0b852a417aa49ceb",
            "DARCHA_SMS_CONNECTOR": "sms_eskiz",
            "DARCHA_SMS_LOGIN": "bench",
            "DARCHA_SMS_PASSWORD": PASSWORD,
            "DARCHA_MAIL_CONNECTOR": "email_smtp",
            "DARCHA_MAIL_URL": "smtps://bench:bench@127.0.0.1:1",
            "DARCHA_MAIL_FROM": "Darcha <noreply@bench.example>",
            "DARCHA_TRUSTED_PROXIES": "127.0.0.1",
        }

    def start_web(self) -> None:
        """As ``darcha run`` starts it: a process for each core, four threads each. Raises RuntimeError."""
        self._start("web", web_command("127.0.0.1", self.port, self.workers), self.production)
        self._wait_for(f"{self.address}/healthz")

    def start_worker(self) -> None:
        """As ``darcha worker`` runs it."""
        self._start("worker", [str(Path(sys.executable).with_name("darcha")), "worker"], self.demo)

    def start_bare(self, command: list[str], address: str, page: str) -> None:
        """Another server, for the limit of what needs no database."""
        self._start("bare", command, {"PYTHONPATH": str(PROJECT), "PAGE": page})
        self._wait_for(address)

    def _start(self, name: str, command: list[str], settings: dict[str, str]) -> None:
        kept = {key: value for key, value in os.environ.items() if not _is_ours(key)}
        with (self.home / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                command,
                env=kept | settings,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509 - no threads run here
            )

    def _wait_for(self, address: str) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - loopback
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        said = "".join(log.read_text("utf-8", errors="replace")[-2000:] for log in self.home.glob("*.log"))
        raise RuntimeError(f"{address} did not answer:\n{said}")

    def stop(self, name: str) -> None:
        """By its own id; what does not obey in time is killed."""
        process = self.running.pop(name, None)
        if process is None:
            return
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def place(home: Path, *, keep: bool = False) -> Iterator[Place]:
    """Everything from nothing, and nothing left of it; ``keep`` leaves the folder for the next run."""
    for name in [name for name in os.environ if _is_ours(name)]:
        del os.environ[name]  # whoever calls from inside another installation does not touch it
    home.mkdir(parents=True, exist_ok=True)
    cluster, _ = cluster_at(home / "pg")
    cluster.initialise()
    cluster.end_leftover()
    server = cluster.start(durable=True)
    here = Place(home, cluster, free_port(), os.cpu_count() or 1, server.pid)
    try:
        cluster.wait(server)
        cluster.create_database()
        os.environ.update(here.demo)
        yield here
    finally:
        for name in list(here.running):
            here.stop(name)
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)
        if not keep:
            shutil.rmtree(home, ignore_errors=True)
            shutil.rmtree(cluster.home, ignore_errors=True)


def free_port() -> int:
    """One that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def make_seal(home: Path) -> None:
    """The demo's seal under a password, as production wants it: what the worker seals, the web server knows."""
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    from darcha.connectors.seal_authority.adapter import DemoAuthority

    keys = home / "var" / "keys"
    DemoAuthority(keys).signer()
    key, own, chain = pkcs12.load_key_and_certificates((keys / "demo-seal.p12").read_bytes(), None)
    sealed = pkcs12.serialize_key_and_certificates(
        b"bench",
        key,
        own,
        chain,
        BestAvailableEncryption(PASSWORD.encode()),  # type: ignore[arg-type]
    )
    file = home / "seal.p12"
    file.touch(mode=0o600)
    file.write_bytes(sealed)


def _is_ours(name: str) -> bool:
    return name.startswith(("DARCHA_", "DATABASE_URL", "DJANGO_"))
