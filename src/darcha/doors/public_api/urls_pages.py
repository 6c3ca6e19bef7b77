"""The API's pages for people, to be hung below the language."""

from django.urls import path

from .pages.reference import reference

app_name = "developers"
urlpatterns = [path("developers", reference, name="reference")]
