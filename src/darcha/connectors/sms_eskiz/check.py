"""Is the connector configured."""

from django.conf import settings


def problems() -> list[str]:
    """Every reason why no SMS would go, with the remedy; empty when all is well."""
    return [
        f"{name} is missing: take it from Eskiz's cabinet."
        for name in ("DARCHA_SMS_LOGIN", "DARCHA_SMS_PASSWORD")
        if not getattr(settings, name)
    ]
