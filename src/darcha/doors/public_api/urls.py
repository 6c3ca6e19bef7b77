"""Routes of the public API. Cookies are not looked at, so forged forms have nothing to forge."""

from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from .api import api
from .counted import counted, nothing_here

_DESCRIPTION = "openapi-json"
_INDEX = "api-root"  # ninja reverses it; there is no page of ninja's there


def _counted(pattern: URLPattern) -> URLPattern:
    view = require_safe(pattern.callback) if pattern.name == _DESCRIPTION else pattern.callback
    return path(str(pattern.pattern), counted(view), name=pattern.name)


app_name = "api"
urlpatterns = [
    *(_counted(pattern) for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != _INDEX),
    path("", counted(nothing_here), name=_INDEX),
    path("<path:rest>", counted(nothing_here), name="nothing"),
]
