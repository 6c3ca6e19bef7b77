"""Start of the house: binds ports to adapters and events to listeners once everything is loaded."""

from django.apps import AppConfig


class DarchaConfig(AppConfig):
    name = "darcha.config"
    label = "config"

    def ready(self) -> None:
        from .wiring import wire

        wire()
