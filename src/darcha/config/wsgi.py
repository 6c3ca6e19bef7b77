"""The WSGI application that granian serves, behind the proxy that holds the certificate."""

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from .lifeline import end_with_my_parent

end_with_my_parent()  # a worker of a web server that was killed must not go on answering
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "darcha.config.settings")
_django = get_wsgi_application()
import_module("pyhanko.sign.validation")  # takes a second: paid here, not by the first visitor who verifies a paper
_SCHEME = settings.DARCHA_BASE_URL.partition(":")[0]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The scheme is the one of the site's own address: a header that says otherwise could come from anybody."""
    return _django(environ | {"wsgi.url_scheme": _SCHEME}, start_response)
