"""Django's registration of the furniture."""

from django.apps import AppConfig


class FurnitureConfig(AppConfig):
    name = "darcha.furniture"
    label = "furniture"
