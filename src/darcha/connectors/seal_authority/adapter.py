"""The key that seals papers, loaded once per process, and the roots that a reader trusts.

Ignores PDF: the room seals and reads. In demo mode the authority makes itself on first use; otherwise it refuses to.
"""

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509

from darcha.ground import clock

from .certificates import make_demo_authority


class SealNotConfigured(Exception):
    """There is no seal to load, and this installation may not make one."""


class DemoAuthority:
    """Lives in a folder of the service's user (DARCHA_KEYS_DIR). Several processes starting at once make one."""

    demo = True

    def __init__(self, folder: Path) -> None:
        self._folder = Path(folder)
        self._signer: Any = None
        self._roots: tuple[Any, ...] = ()

    def signer(self) -> Any:
        """The signer, kept for the life of the process."""
        self._load()
        return self._signer

    def roots(self) -> Sequence[Any]:
        """The demo's root certificate."""
        self._load()
        return self._roots

    def _load(self) -> None:
        if self._signer is not None:
            return
        bundle, root = self._folder / "demo-seal.p12", self._folder / "demo-root.pem"
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self._folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not bundle.exists():
                made_root, made_bundle = make_demo_authority(clock.now())
                _write(root, made_root)
                _write(bundle, made_bundle)
        self._roots = (certificate(root.read_bytes()),)
        self._signer = load_signer(bundle, None)


class ConfiguredAuthority:
    """The installation's own seal: DARCHA_SEAL_P12 with its chain inside, DARCHA_SEAL_PASSWORD; and the roots of seals
    that it had before, in a PEM file, by which papers of the past are verified."""

    demo = False

    def __init__(self, bundle: str, password: str, earlier_roots: str = "") -> None:
        if not bundle:
            raise SealNotConfigured("DARCHA_SEAL_P12 names no file; outside the demo no seal is made by itself.")
        self._bundle, self._password = Path(bundle), password
        self._earlier_roots = earlier_roots
        self._signer: Any = None

    def signer(self) -> Any:
        """The signer, kept for the life of the process."""
        if self._signer is None:
            self._signer = load_signer(self._bundle, self._password.encode() or None)
        return self._signer

    def roots(self) -> Sequence[Any]:
        """The self-issued certificates of the bundle's chain, and the earlier ones. Raises SealNotConfigured."""
        earlier = certificates(Path(self._earlier_roots)) if self._earlier_roots else []
        known = [*self.signer().cert_registry, *earlier]
        return [certificate for certificate in known if certificate.self_signed != "no"]


def certificates(file: Path) -> list[Any]:
    """Every certificate of a PEM file. Raises SealNotConfigured when it cannot be read as one."""
    try:
        return [x509.Certificate.load(der) for _, _, der in pem.unarmor(file.read_bytes(), multiple=True)]
    except (OSError, ValueError) as error:
        raise SealNotConfigured(f"{file} cannot be read as PEM certificates: {error}.") from None


def certificate(text: bytes) -> Any:
    """A certificate from PEM."""
    return x509.Certificate.load(pem.unarmor(text)[2])


def load_signer(bundle: Path, password: bytes | None) -> Any:
    """Raises SealNotConfigured when the bundle cannot be opened."""
    from pyhanko.sign.signers import SimpleSigner  # a second of imports that most processes never need

    signer = SimpleSigner.load_pkcs12(str(bundle), passphrase=password) if bundle.exists() else None
    if signer is None:
        raise SealNotConfigured(f"{bundle} cannot be opened as PKCS#12 with the password given.")
    return signer


def _write(place: Path, content: bytes) -> None:
    unfinished = place.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    unfinished.rename(place)
