"""From which address a request comes. Believes a proxy only when it is declared."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The peer's address; behind declared proxies, the last address in the chain that is not one of them."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    chain = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    while address in settings.DARCHA_TRUSTED_PROXIES and chain:
        address = chain.pop()
    return address[:64]
