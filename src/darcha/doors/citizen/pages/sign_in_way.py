"""Where a sign-in leads: back to where it was asked for, or home. Ignores what is proven on the way."""

from urllib.parse import urlencode

from django.http import HttpRequest

from darcha.furniture import links
from darcha.kernel.identity import api


def back_of(request: HttpRequest) -> str | None:
    """The page of this site to return to, if one was named."""
    return api.safe_path(request.POST.get("next") or request.GET.get("next"))


def with_back(address: str, back: str | None, **more: str) -> str:
    """An address that remembers the way back."""
    params = {**({"next": back} if back else {}), **more}
    return f"{address}?{urlencode(params)}" if params else address


def home_of(request: HttpRequest, who: api.Principal) -> str:
    """Where one begins after signing in."""
    if api.is_staff(who):
        return links.find(request, "officer:inbox") or links.to(request, "citizen:sign_in")
    return links.find(request, "citizen:my_cases") or links.to(request, "citizen:profile")
