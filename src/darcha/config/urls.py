"""Where each door hangs. The language is the first segment of a page's path."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from darcha.furniture.language import LanguageConverter

from .root import robots, root

register_converter(LanguageConverter, "lang")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", root, name="root"),
    path("robots.txt", robots, name="robots"),
    path("<lang:lang>/office/", include("darcha.doors.officer.urls")),
    path("<lang:lang>/", include("darcha.doors.public_api.urls_pages")),
    path("<lang:lang>/", include("darcha.doors.citizen.urls")),
    path("api/v1/", include("darcha.doors.public_api.urls")),
    path("", include("darcha.doors.public_api.urls_payme")),
]

handler400 = "darcha.config.errors.bad_request"
handler403 = "darcha.config.errors.forbidden"
handler404 = "darcha.config.errors.not_found"
handler500 = "darcha.config.errors.server_error"
