"""Django's registration of the room."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "darcha.kernel.statistics"
    label = "statistics"
