"""Django's registration of the room."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "darcha.kernel.payments"
    label = "payments"
