"""Routes of the public API. Cookies are not looked at, so forged forms have nothing to forge."""

from django.urls import URLPattern, path

from .api import api, limited


def _counted(pattern: URLPattern) -> URLPattern:
    return path(str(pattern.pattern), limited(pattern.callback), name=pattern.name)


urlpatterns = [_counted(pattern) for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
app_name = "api"
