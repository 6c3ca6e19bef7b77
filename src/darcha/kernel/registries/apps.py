"""Django's registration of the room."""

from django.apps import AppConfig


class RegistriesConfig(AppConfig):
    name = "darcha.kernel.registries"
    label = "registries"
