"""Django's registration of the room."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "darcha.kernel.identity"
    label = "identity"
