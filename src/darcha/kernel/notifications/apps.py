"""Django's registration of the room."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "darcha.kernel.notifications"
    label = "notifications"
