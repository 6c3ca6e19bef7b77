"""Django's registration of the connector: it keeps a table."""

from django.apps import AppConfig


class DemoOutboxConfig(AppConfig):
    name = "darcha.connectors.demo_outbox"
    label = "demo_outbox"
