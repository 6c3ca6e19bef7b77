"""Django's registration of the furniture; the language of a path becomes a URL converter here."""

from django.apps import AppConfig
from django.urls import register_converter


class FurnitureConfig(AppConfig):
    name = "darcha.furniture"
    label = "furniture"

    def ready(self) -> None:
        from .language import LanguageConverter

        register_converter(LanguageConverter, "lang")
