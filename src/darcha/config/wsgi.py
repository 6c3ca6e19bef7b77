"""The WSGI application that granian serves, behind the proxy that holds the certificate."""

import logging
import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, BinaryIO

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .lifeline import end_with_my_parent
from .metrics.sharing import NOT_SHARED, share
from .traces import start_traces

end_with_my_parent()  # a worker of a web server that was killed must not go on answering
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "darcha.config.settings")
logging.captureWarnings(True)  # Python's own too are lines of the log
_shared = share(settings.DARCHA_METRICS_DIR / "web")  # before anything counts
_django = get_wsgi_application()
start_traces()
if not _shared:
    logging.getLogger("darcha.metrics").warning(NOT_SHARED)
import_module("pyhanko.sign.validation")  # takes a second: paid here, not by the first visitor who verifies a paper
if settings.DARCHA_ENV != "test":  # whose database is rolled back under it
    import_module("darcha.config.keeping_count").keep_count()
    import_module("darcha.ground.one_clock").keep_following()
_SCHEME = settings.DARCHA_BASE_URL.partition(":")[0]
_HEARD_OUT_BYTES = 12 * 1024 * 1024  # as much as the proxy lets through
_AT_ONCE_BYTES = 64 * 1024


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The scheme is the one of the site's own address: a header that says otherwise could come from anybody."""
    answer: Iterable[bytes] = _django(environ | {"wsgi.url_scheme": _SCHEME}, start_response)
    _hear_out(environ["wsgi.input"])
    return answer


def _hear_out(body: BinaryIO) -> None:
    """Read what a refusal left unread: the server would close the connection in the middle of it, and the caller would
    see that instead of the answer, or lose the next request on the same connection."""
    left = _HEARD_OUT_BYTES
    while left > 0 and (read := body.read(_AT_ONCE_BYTES)):
        left -= len(read)
