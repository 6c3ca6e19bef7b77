"""The least application there can be: a page's bytes from memory. Its file is named by PAGE."""

import os
from pathlib import Path

_PAGE = Path(os.environ["PAGE"]).read_bytes()
_HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(_PAGE)))]


def application(environ, start_response):  # type: ignore[no-untyped-def]
    """WSGI."""
    start_response("200 OK", _HEADERS)
    return [_PAGE]
