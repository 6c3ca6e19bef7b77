"""Django's registration of the ground."""

from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "darcha.ground"
    label = "ground"
