"""Where a sign-in of a person leads when no way back was named. Ignores what is proven on the way."""

from django.http import HttpRequest

from darcha.furniture import links
from darcha.kernel.identity import api


def home_of(request: HttpRequest, who: api.Principal) -> str:
    """Where one begins after signing in."""
    if api.is_staff(who):
        return links.find(request, "officer:inbox") or links.to(request, "citizen:sign_in")
    return links.find(request, "citizen:my_cases") or links.to(request, "citizen:profile")
