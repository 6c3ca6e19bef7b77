"""Where a sign-in of staff leads when no way back was named. Ignores what is proven on the way."""

from darcha.furniture import links
from darcha.kernel.identity.requests import PageRequest


def home_of(request: PageRequest) -> str:
    """Where the working day begins."""
    return links.find(request, "officer:inbox") or links.to(request, "officer:sign_in")
