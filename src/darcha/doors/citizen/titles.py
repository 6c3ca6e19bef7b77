"""What an application is called: its service, and of a petition its kind as well. Ignores whose it is."""

from darcha.ground.text import current, t
from darcha.kernel.catalogue.types import Service


def case_title(service: Service, kind: str) -> str:
    """In the page's language; ``kind`` is empty where a service has none."""
    name = service.name.in_(current())
    return f"{name}: {t(f'cases.kind.{kind}').lower()}" if kind and service.addressed else name
