"""What proxies and servers disagree about, sent byte by byte to the real web server: refused, or answered once.

Also the fence of the suite itself: no test reaches beyond this machine.
"""

import os
import signal
import socket
import subprocess
import time

import pytest
from pytest_socket import SocketConnectBlockedError

from darcha.config.processes.web import web_command

pytestmark = pytest.mark.loopback
HOST = b"Host: 127.0.0.1\r\n"
CLOSE = b"Connection: close\r\n\r\n"
SMUGGLED = b"GET /healthz HTTP/1.1\r\n" + HOST + CLOSE
POST = b"POST /callbacks/payme HTTP/1.1\r\n" + HOST
REFUSED = {
    "two lengths": POST + b"Content-Length: 3\r\nContent-Length: 5\r\n" + CLOSE + b"abcde",
    "a negative length": POST + b"Content-Length: -1\r\n" + CLOSE,
    "a length with a sign": POST + b"Content-Length: +5\r\n" + CLOSE + b"abcde",
    "a length in words": POST + b"Content-Length: five\r\n" + CLOSE + b"abcde",
    "space before the colon": POST + b"Content-Length : 5\r\n" + CLOSE + b"abcde",
    "a folded header": b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-A: a\r\n b\r\n" + CLOSE,
    "an unknown coding": POST + b"Transfer-Encoding: xchunked\r\n" + CLOSE + b"0\r\n\r\n",
    "a coding twice": POST + b"Transfer-Encoding: chunked, identity\r\n" + CLOSE + b"0\r\n\r\n",
    "NUL in a header": b"GET /healthz HTTP/1.1\r\n" + HOST + b"X-A: a\x00b\r\n" + CLOSE,
    "NUL in the address": b"GET /\x00 HTTP/1.1\r\n" + HOST + CLOSE,
    "no host": b"GET /robots.txt HTTP/1.1\r\n" + CLOSE,
    "another host": b"GET /robots.txt HTTP/1.1\r\nHost: evil.example\r\n" + CLOSE,
    "two hosts": b"GET /robots.txt HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n" + CLOSE,
    "a second protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00",
    "endless headers": b"GET /healthz HTTP/1.1\r\n" + HOST + b"".join(b"X-%d: a\r\n" % n for n in range(3_000)) + CLOSE,
    "an endless address": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n" + HOST + CLOSE,
}
ONE_ANSWER = {
    "length and coding": POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "coding and length": POST + b"Transfer-Encoding: chunked\r\nContent-Length: 100\r\n\r\n0\r\n\r\n" + SMUGGLED,
    "a body that looks like a request": POST + b"Content-Length: %d\r\n" % len(SMUGGLED) + CLOSE + SMUGGLED,
    "a body where none belongs": b"GET /robots.txt HTTP/1.1\r\n" + HOST + b"Content-Length: 60\r\n" + CLOSE + SMUGGLED,
}


@pytest.fixture(scope="module")
def server():
    """The web server as every installation runs it; nothing that is asked here touches the database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        web_command("127.0.0.1", port, workers=1),
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port, process)
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(port, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if b" 200 " in say(port, SMUGGLED):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the web server does not answer")


def say(port, sent):
    """Everything that comes back until the server closes, or has said nothing for a while."""
    heard = b""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        try:
            line.sendall(sent)
            while part := line.recv(65_536):
                heard += part
        except (TimeoutError, ConnectionResetError, BrokenPipeError):
            pass
    return heard


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused(server, name):
    heard = say(server, REFUSED[name])
    assert heard == b"" or heard.split(b" ", 2)[1] in {b"400", b"404", b"414", b"431", b"501", b"505"}, heard[:200]
    assert heard.count(b"HTTP/1.1 ") <= 1


@pytest.mark.parametrize("name", ONE_ANSWER)
def test_one_request_is_one_answer(server, name):
    heard = say(server, ONE_ANSWER[name])
    assert heard.count(b"HTTP/1.1 ") <= 1, heard
    assert b'"status": "ok"' not in heard


def test_no_test_speaks_to_another_machine():
    with pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 443), timeout=0.1)
