"""Is the connector configured."""

from django.conf import settings


def problems() -> list[str]:
    """Every reason why no e-mail would go, with the remedy; empty when all is well."""
    found = []
    if not settings.EMAIL_HOST:
        found.append("The mail server is missing: set DARCHA_MAIL_URL, smtps://user:password@host:465.")
    if settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith(".invalid"):
        found.append("The sender's address is a placeholder: set DARCHA_MAIL_FROM.")
    return found
