"""An installation in production: a database of its own, a seal made for the occasion, a scanner on a socket."""

import os
import socketserver
import subprocess
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from darcha.config.postgres import cluster_at

from .running import DARCHA, GUARD_SECONDS, bare_environment, wait_for

PASSWORD = "a password of the seal"


def make_seal(file: Path) -> None:
    """A PKCS#12 bundle as an authority would send it: the key, its certificate, and the root that signed it."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Test root", root_key, "Test root", root_key, ca=True)
    leaf = _certificate("Test seal", key, "Test root", root_key, ca=False)
    sealed = BestAvailableEncryption(PASSWORD.encode())
    file.write_bytes(pkcs12.serialize_key_and_certificates(b"seal", key, leaf, [root], sealed))
    file.chmod(0o600)


def _certificate(
    name: str, key: EllipticCurvePrivateKey, issuer: str, issuer_key: EllipticCurvePrivateKey, *, ca: bool
) -> x509.Certificate:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


class _Clamd(socketserver.StreamRequestHandler):
    """INSTREAM as clamd speaks it; knows the EICAR test file alone."""

    def handle(self) -> None:
        self.rfile.read(len(b"zINSTREAM\0"))
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        found = b"Eicar-Test-Signature FOUND" if b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE" in content else b"OK"
        self.wfile.write(b"stream: " + found + b"\0")


@contextmanager
def _scanner(socket: Path) -> Iterator[None]:
    with socketserver.ThreadingUnixStreamServer(str(socket), _Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()


@dataclass
class Production:
    """A place where ``darcha`` is called as an operator calls it."""

    home: Path
    environment: dict[str, str]
    database: subprocess.Popen[bytes]

    def call(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """``darcha ...`` to its end."""
        return subprocess.run(
            [DARCHA, *arguments],
            env=self.environment | environment,
            cwd="/",
            capture_output=True,
            text=True,
            timeout=GUARD_SECONDS,
            check=False,
        )

    @contextmanager
    def running(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """``darcha ...`` in the background, told to stop at the end; it must obey."""
        with (self.home / f"{arguments[0]}.log").open("ab") as log:
            process = subprocess.Popen([DARCHA, *arguments], env=self.environment, stdout=log, stderr=log, cwd="/")
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=GUARD_SECONDS)

    def sql(self, statement: str) -> str:
        """What ``psql`` answers."""
        psql = [str(self.psql), "-Atc", statement, self.environment["DATABASE_URL"]]
        return subprocess.run(psql, capture_output=True, text=True, check=True).stdout.strip()

    @property
    def psql(self) -> Path:
        """The client that came with the server."""
        return cluster_at(self.home / "pg")[0].binaries / "psql"

    def says(self, name: str, words: str) -> None:
        """Wait until a running process has logged these words."""
        log = self.home / f"{name}.log"
        wait_for(lambda: log.exists() and words in log.read_text("utf-8"), words)


@contextmanager
def production(home: Path) -> Iterator[Production]:
    """Everything that stands beside Darcha in production; nothing of Darcha itself yet."""
    home.chmod(0o755)
    cluster, _ = cluster_at(home / "pg")
    cluster.initialise()
    database = cluster.start(durable=False)
    cluster.wait(database)
    cluster.create_database()
    make_seal(home / "seal.p12")
    (home / "files").mkdir()
    environment = bare_environment() | {
        "DARCHA_ENV": "production",
        "DARCHA_SECRET_KEY": os.urandom(40).hex(),
        "DARCHA_KEY_RING": f"1:{b64encode(os.urandom(32)).decode()}",
        "DARCHA_INDEX_KEY": b64encode(os.urandom(32)).decode(),
        "DATABASE_URL": cluster.url(),
        "DARCHA_HOSTS": "xizmat.example.uz",
        "DARCHA_BASE_URL": "https://xizmat.example.uz",
        "DARCHA_VAR": str(home / "var"),
        "DARCHA_FILES_DIR": str(home / "files"),
        "DARCHA_SEAL_P12": str(home / "seal.p12"),
        "DARCHA_SEAL_PASSWORD": PASSWORD,
        "DARCHA_CLAMD_SOCKET": str(home / "clamd"),
        "DARCHA_PAYME_MERCHANT": "5e730e8e0b852a417aa49ceb",
        "DARCHA_PAYME_KEY": "a key",
        "DARCHA_SMS_CONNECTOR": "sms_eskiz",
        "DARCHA_SMS_LOGIN": "login",
        "DARCHA_SMS_PASSWORD": "password",
        "DARCHA_MAIL_CONNECTOR": "email_smtp",
        "DARCHA_MAIL_URL": "smtps://user:password@mail.example.uz:465",
        "DARCHA_MAIL_FROM": "Xizmat <javobsiz@example.uz>",
        "DARCHA_TRUSTED_PROXIES": "127.0.0.1",
        "PYTHONUNBUFFERED": "1",
    }
    try:
        with _scanner(home / "clamd"):
            yield Production(home, environment, database)
    finally:
        database.kill()
        database.wait()
