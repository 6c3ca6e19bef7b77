"""Addresses of the citizen's door; each group of pages lists its own."""

from django.urls import path

from .pages import style

app_name = "citizen"
urlpatterns = [
    path("_furniture", style.style, name="furniture"),
]
