"""Is the connector ready for use, and what is to be done if not."""

from datetime import timedelta
from urllib.parse import urlsplit

from darcha.ground import clock

from .adapter import Payme


def problems(payme: Payme) -> list[str]:
    """Every reason why payments would not work, with the remedy; empty when all is well."""
    found = []
    if not payme.merchant:
        found.append("The merchant's identifier is missing: set DARCHA_PAYME_MERCHANT.")
    if not payme.key:
        found.append("The key is missing, so every call is refused: set DARCHA_PAYME_KEY.")
    if urlsplit(payme.checkout).scheme != "https" and not payme.office:
        found.append("The checkout's address is not https: correct DARCHA_PAYME_CHECKOUT.")
    if payme.office:
        try:
            payme.statement(clock.now() - timedelta(minutes=1), clock.now())
        except OSError as error:
            found.append(f"The stand-in does not answer ({error}): start `darcha payme-stand-in`.")
    return found
