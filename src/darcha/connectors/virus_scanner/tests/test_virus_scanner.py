"""clamd's protocol, the stand-in, and what the check says. The socket is a pair in this process: no network."""

import socket
import struct
from pathlib import Path
from threading import Thread

import pytest

from darcha.connectors.virus_scanner import adapter
from darcha.connectors.virus_scanner.adapter import ClamdScanner, verdict
from darcha.connectors.virus_scanner.check import check
from darcha.connectors.virus_scanner.fake import _EICAR, SignatureScanner
from darcha.kernel.documents.ports import ScannerDown


def clamd(line: socket.socket, answer: bytes, heard: list[bytes]) -> None:
    """As much of clamd as one INSTREAM needs."""
    with line, line.makefile("rb") as reading:
        assert reading.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!I", reading.read(4))[0]:
            content += reading.read(size)
        heard.append(content)
        line.sendall(answer)


@pytest.mark.parametrize(
    ("answer", "finding"), [(b"stream: OK\0", None), (b"stream: Win.Test.EICAR_HDB-1 FOUND\0", "Win.Test.EICAR_HDB-1")]
)
def test_it_sends_everything_and_reads_the_answer(answer: bytes, finding: str | None) -> None:
    ours, theirs = socket.socketpair()
    heard: list[bytes] = []
    content = bytes(range(256)) * 1000
    other = Thread(target=clamd, args=(theirs, answer, heard))
    other.start()
    with ours:
        assert verdict(adapter._ask(ours, content)) == finding
    other.join()
    assert heard == [content]


@pytest.mark.parametrize("answer", ["", "INSTREAM size limit exceeded. ERROR", "stream: x ERROR"])
def test_any_other_answer_is_down(answer: str) -> None:
    with pytest.raises(ScannerDown):
        verdict(answer)


def test_a_cut_line_is_down() -> None:
    ours, theirs = socket.socketpair()
    other = Thread(target=clamd, args=(theirs, b"", []))
    other.start()
    with ours, pytest.raises(ScannerDown):
        verdict(adapter._ask(ours, b"x"))
    other.join()


def test_no_socket_is_down(tmp_path: Path) -> None:
    with pytest.raises(ScannerDown):
        ClamdScanner(tmp_path / "absent.sock").scan(b"x")


def test_the_check_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanner = SignatureScanner()
    assert scanner.scan(b"before" + _EICAR + b"after") == "EICAR test file"
    assert check(scanner) == []
    scanner.down = True
    assert "does not answer" in check(scanner)[0]
    scanner.down = False
    monkeypatch.setattr(scanner, "scan", lambda content: None)
    assert "EICAR" in check(scanner)[0]
    monkeypatch.setattr(scanner, "scan", lambda content: "everything")
    assert "harmless" in check(scanner)[0]
