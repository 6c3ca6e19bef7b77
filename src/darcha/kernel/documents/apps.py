"""Django's registration of the room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "darcha.kernel.documents"
    label = "documents"
