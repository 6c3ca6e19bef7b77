"""The fence around the demo's people."""

from django.conf import settings

from ..errors import NotADemo


def only_in_the_demo() -> None:
    """Raises NotADemo."""
    if not settings.DARCHA_DEMO:
        raise NotADemo
