"""Where each door hangs. The language is the first segment of a page's path."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = []
if find_spec("darcha.doors.citizen.urls"):
    urlpatterns += [path("<lang:lang>/", include("darcha.doors.citizen.urls"))]

handler400 = "darcha.config.errors.bad_request"
handler403 = "darcha.config.errors.forbidden"
handler404 = "darcha.config.errors.not_found"
handler500 = "darcha.config.errors.server_error"
