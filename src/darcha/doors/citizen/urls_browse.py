"""Routes of finding a service and reading about it, for the citizen's door to include."""

from django.urls import URLPattern, path

from .pages import compliance, home, offline, search, service, services, status, style, text_pages

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("services", services.services, name="services"),
    path("services/<slug:key>", service.service, name="service"),
    path("spheres/<slug:key>", services.sphere, name="sphere"),
    path("life/<slug:key>", services.life_event, name="life_event"),
    path("compliance", compliance.compliance, name="compliance"),
    path("status", status.status, name="status"),
    path("about/<slug:page>", text_pages.text_page, name="page"),
    path("offline", offline.offline, name="offline"),
    path("offline.js", offline.offline_worker, name="offline_worker"),
    path("_furniture", style.style, name="furniture"),
]
