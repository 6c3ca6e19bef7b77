"""Django's registration of the room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "darcha.kernel.cases"
    label = "cases"
