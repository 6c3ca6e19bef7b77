"""The route of "who looked at my data", for the citizen's door to include."""

from django.urls import URLPattern, path

from .pages.who_looked import who_looked

urlpatterns: list[URLPattern] = [path("me/who-looked", who_looked, name="who_looked")]
