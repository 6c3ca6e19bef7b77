"""Django's registration of the room."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "darcha.kernel.oversight"
    label = "oversight"
