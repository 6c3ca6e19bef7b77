"""Where a sign-in of staff leads: back to where it was asked for, or to the inbox."""

from urllib.parse import urlencode

from darcha.furniture import links
from darcha.kernel.identity import api
from darcha.kernel.identity.requests import PageRequest


def back_of(request: PageRequest) -> str | None:
    """The page of this site to return to, if one was named."""
    return api.safe_path(request.POST.get("next") or request.GET.get("next"))


def with_back(address: str, back: str | None, **more: str) -> str:
    """An address that remembers the way back."""
    params = {**({"next": back} if back else {}), **more}
    return f"{address}?{urlencode(params)}" if params else address


def home_of(request: PageRequest) -> str:
    """Where the working day begins."""
    return links.find(request, "officer:inbox") or links.to(request, "officer:sign_in")
