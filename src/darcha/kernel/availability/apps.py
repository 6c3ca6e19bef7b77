"""Django's registration of the room."""

from django.apps import AppConfig


class AvailabilityConfig(AppConfig):
    name = "darcha.kernel.availability"
    label = "availability"
