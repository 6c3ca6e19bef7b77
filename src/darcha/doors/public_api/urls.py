"""Routes of the public API. Cookies are not looked at, so forged forms have nothing to forge."""

from functools import partial

from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from .api import api
from .counted import counted, nothing_here

_DESCRIPTION = "openapi-json"
_SUBMISSION = "submit"
_INDEX = "api-root"  # ninja reverses it; there is no page of ninja's there


def _counted(pattern: URLPattern) -> URLPattern:
    if pattern.name == _DESCRIPTION:
        return path(str(pattern.pattern), _open(require_safe(pattern.callback)), name=pattern.name)
    view = counted(pattern.callback, knows_repeats=pattern.name == _SUBMISSION)
    return path(str(pattern.pattern), view, name=pattern.name)


_open = partial(counted, looks_at_tokens=False)
app_name = "api"
urlpatterns = [
    *(_counted(pattern) for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != _INDEX),
    path("", _open(nothing_here), name=_INDEX),
    path("<path:rest>", _open(nothing_here), name="nothing"),
]
