"""What has no language in its address: the root, which leads to one, and the file for robots."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from darcha.furniture.language import preferred
from darcha.kernel.identity import gates

_ROBOTS = "User-agent: *\nDisallow: /api/\nDisallow: /*/me\nDisallow: /*/office\nDisallow: /*/verify/\n"


@gates.anyone
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the first language of the browser that we speak; Uzbek otherwise."""
    response = HttpResponseRedirect(f"/{preferred(request)}/")
    response.headers["Vary"] = "Accept-Language"
    return response


@gates.anyone
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Personal pages are not for search engines."""
    return HttpResponse(_ROBOTS, content_type="text/plain; charset=utf-8")
