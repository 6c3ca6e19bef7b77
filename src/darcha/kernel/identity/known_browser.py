"""A browser in which somebody has signed in before: a sealed word that says so. It proves nothing and opens nothing.

Whoever knows somebody's numbers could use up that person's tries from anywhere. Tries of a known browser are counted
for that browser alone, so that strangers cannot keep its owner out.
"""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta

from darcha.ground import clock, sealing

from .types import Kind

GOOD_FOR = timedelta(days=180)
_LABEL = "identity.known_browser"
_LONGEST = 600


def make(kind: Kind, number: str) -> str:
    """For the cookie. ``number`` is the PINFL of a person, the login of a member of staff."""
    said = [_subject(kind, number), secrets.token_hex(16), clock.now().isoformat()]
    return urlsafe_b64encode(sealing.seal(json.dumps(said).encode(), _LABEL)).decode()


def find(value: str, kind: Kind, number: str) -> str | None:
    """The browser's own random name; None when nobody with that number has signed in here within half a year."""
    if not value or len(value) > _LONGEST or not value.isascii():
        return None
    try:
        subject, browser, made_at = json.loads(sealing.unseal(urlsafe_b64decode(value), _LABEL))
    except (ValueError, sealing.SealBroken):
        return None
    is_old = clock.now() - datetime.fromisoformat(made_at) > GOOD_FOR
    return str(browser) if subject == _subject(kind, number) and not is_old else None


def _subject(kind: Kind, number: str) -> str:
    return sealing.blind_index(_LABEL, f"{kind}:{number}").hex()
