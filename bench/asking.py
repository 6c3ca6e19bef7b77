"""Asks the server once, as a browser or a system would: to prepare, and to see that the right page is measured."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass

from .place import HOST, Place


@dataclass(frozen=True)
class Answer:
    """Status, headers with small names, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cookies: Mapping[str, str]


def ask(
    place: Place, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
) -> Answer:
    """One request over a connection of its own; redirects are not followed."""
    line = http.client.HTTPConnection("127.0.0.1", place.port, timeout=60)
    try:
        line.request(method, path, body=body, headers={"Host": HOST, "X-Forwarded-Proto": "https", **(headers or {})})
        got = line.getresponse()
        set_cookies = [value.split(";")[0] for name, value in got.getheaders() if name.lower() == "set-cookie"]
        return Answer(
            got.status,
            {name.lower(): value for name, value in got.getheaders()},
            got.read(),
            dict(one.split("=", 1) for one in set_cookies),
        )
    finally:
        line.close()


def expect(answer: Answer, status: int, words: bytes = b"") -> Answer:
    """The answer itself. Raises RuntimeError when it is another one."""
    if answer.status != status or words not in answer.body:
        raise RuntimeError(f"{answer.status} instead of {status}: {answer.body[:300]!r}")
    return answer
