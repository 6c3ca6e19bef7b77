"""clamd on a unix socket, spoken to by INSTREAM. Ignores how its signatures are kept fresh."""

import socket
import struct
from pathlib import Path

from darcha.kernel.documents.ports import ScannerDown

_SECONDS = 20.0
_CHUNK = 64 * 1024
_CLEAN = "stream: OK"
_FOUND = " FOUND"


class ClamdScanner:
    """``address`` is clamd's socket (LocalSocket in clamd.conf). StreamMaxLength there must be 10 MB or more."""

    def __init__(self, address: Path) -> None:
        self._address = address

    def scan(self, content: bytes) -> str | None:
        """The signature's name, or None. Any answer but a clear one is ScannerDown."""
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
                line.settimeout(_SECONDS)
                line.connect(str(self._address))
                return verdict(_ask(line, content))
        except OSError as error:
            raise ScannerDown(str(error)) from error


def _ask(line: socket.socket, content: bytes) -> str:
    line.sendall(b"zINSTREAM\0")
    for start in range(0, len(content), _CHUNK):
        chunk = content[start : start + _CHUNK]
        line.sendall(struct.pack("!I", len(chunk)) + chunk)
    line.sendall(struct.pack("!I", 0))
    answer = b""
    while not answer.endswith(b"\0"):
        part = line.recv(4096)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0").decode(errors="replace").strip()


def verdict(answer: str) -> str | None:
    """What clamd's line means. Raises ScannerDown for an error or anything unknown."""
    if answer == _CLEAN:
        return None
    if answer.startswith("stream: ") and answer.endswith(_FOUND):
        return answer.removeprefix("stream: ").removesuffix(_FOUND)
    raise ScannerDown(answer or "no answer")
