"""Django's registration of the room."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "darcha.kernel.catalogue"
    label = "catalogue"
