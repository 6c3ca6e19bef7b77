"""Django's registration of the room."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "darcha.kernel.feedback"
    label = "feedback"
