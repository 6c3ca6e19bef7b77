"""A page that is the same for everybody is made once and kept as bytes; whoever is signed in gets their own, made anew.

What a page says of the packs holds as long as the process. What it says of days, figures and what was published
meanwhile is at most ``DARCHA_PAGES_KEPT_SECONDS`` old: time is cut into spans of that length, and each begins with
nothing kept, so that nobody has to be told of a change. Ignores who may see a page: all may.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, NamedTuple, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from darcha.ground import clock

MOST_BYTES = 32 * 1024 * 1024  # in one process; what comes when it is full is made anew until the time is over
Key = tuple[str, str]


class Page(NamedTuple):
    """The bytes and what a browser asks again by."""

    content: bytes
    etag: str


class _Shelf:
    """The pages of one span of time, by host and path; the next span begins with an empty shelf."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._span, self._size = -1, 0
        self._pages: dict[Key, Page] = {}

    def find(self, key: Key, span: int) -> Page | None:
        return self._pages.get(key) if span == self._span else None

    def put(self, key: Key, span: int, page: Page) -> None:
        with self._lock:
            if span != self._span:
                self._pages, self._span, self._size = {}, span, 0
            if key not in self._pages and self._size + len(page.content) <= MOST_BYTES:
                self._pages[key] = page
                self._size += len(page.content)


shelf = _Shelf()


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view whose page depends on its address alone, once nobody is signed in. An address with a question in it is
    never kept: anybody can make up as many as they like."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        seconds = settings.DARCHA_PAGES_KEPT_SECONDS
        if not seconds or request.META.get("QUERY_STRING") or _somebody(request):
            return view(request, *args, **kwargs)
        key, span = (request.get_host(), request.path), int(clock.now().timestamp()) // seconds
        page = shelf.find(key, span)
        if page is None:
            response = view(request, *args, **kwargs)
            if not _is_everybodys(request, response):
                return response
            content = response.content
            page = Page(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
            shelf.put(key, span, page)
        return _answer(request, page)

    vars(shown)["is_kept"] = True
    return shown


def _somebody(request: HttpRequest) -> bool:
    who = getattr(request, "who", None)
    return who is None or who.kind != "anonymous"


def _is_everybodys(request: HttpRequest, response: HttpResponse) -> bool:
    """Made for one who brought nothing along, and with nothing in it that was made for one: no cookie, no token of a
    form, no nonce."""
    brought = request.COOKIES or getattr(request, "_csp_nonce", None) or request.META.get("CSRF_COOKIE")
    return response.status_code == 200 and not brought and not response.cookies and not response.has_header("Vary")


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    """A browser asks again each time, and is told when it has the page already; who signs in gets another page."""
    response = HttpResponse(page.content, headers={"ETag": page.etag, "Cache-Control": "no-cache"})
    patch_vary_headers(response, ["Cookie"])
    return cast(HttpResponse, get_conditional_response(request, etag=page.etag, response=response))
