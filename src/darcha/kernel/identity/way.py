"""The way back that pages of signing in carry along. Ignores where one goes when none was named: each door knows."""

from urllib.parse import urlencode

from django.http import HttpRequest

from .rules.way_back import safe_path


def back_of(request: HttpRequest) -> str | None:
    """The page of this site to return to, if one was named."""
    return safe_path(request.POST.get("next") or request.GET.get("next"))


def with_back(address: str, back: str | None, **more: str) -> str:
    """An address that remembers the way back."""
    params = {**({"next": back} if back else {}), **more}
    return f"{address}?{urlencode(params)}" if params else address
