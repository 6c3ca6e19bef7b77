"""Who passkeys are made for: this site, by its declared address. Never what a request says of itself."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """``id`` is the host name, ``origin`` the address with scheme and port."""

    id: str
    origin: str


def relying_party() -> RelyingParty:
    """From DARCHA_BASE_URL. Browsers make no passkeys for a bare IP address: there TOTP is the way."""
    parts = urlsplit(settings.DARCHA_BASE_URL)
    return RelyingParty(parts.hostname or "", f"{parts.scheme}://{parts.netloc}")
