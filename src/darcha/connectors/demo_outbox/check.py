"""Is the connector where it belongs."""

from django.conf import settings


def problems() -> list[str]:
    """Every reason why messages would not reach anybody, with the remedy."""
    if settings.DARCHA_DEMO:
        return []
    return ["Messages are kept, not sent: set DARCHA_SMS_CONNECTOR and DARCHA_MAIL_CONNECTOR to real ones."]
