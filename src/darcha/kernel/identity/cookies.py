"""The cookies of signing in: the session, the step of a sign-in that has begun, the word of a known browser. Ignores
what is in them."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from darcha.ground import clock

from . import known_browser
from .types import Challenge, SessionSecret


def step_cookie() -> str:
    """Name of the cookie that binds a begun sign-in to the browser."""
    return f"{settings.DARCHA_SESSION_COOKIE}_step"


def session_secret(request: HttpRequest) -> str:
    """The session's secret as the browser sent it, or nothing."""
    return request.COOKIES.get(settings.DARCHA_SESSION_COOKIE, "")


def step_token(request: HttpRequest) -> str:
    """The begun sign-in as the browser sent it, or nothing."""
    return request.COOKIES.get(step_cookie(), "")


def browser_word(request: HttpRequest) -> str:
    """What the browser says of having been here before, or nothing."""
    return request.COOKIES.get(_browser_cookie(), "")


def _browser_cookie() -> str:
    return f"{settings.DARCHA_SESSION_COOKIE}_browser"


def keep_session(response: HttpResponse, secret: SessionSecret) -> None:
    """A fresh session begins in this browser, and the step that led to it is over."""
    _set(response, settings.DARCHA_SESSION_COOKIE, secret.value, secret.expires_at)
    if secret.browser:
        _set(response, _browser_cookie(), secret.browser, clock.now() + known_browser.GOOD_FOR)
    drop_step(response)


def keep_step(response: HttpResponse, challenge: Challenge) -> None:
    """This browser, and no other, may finish the sign-in."""
    _set(response, step_cookie(), challenge.token, challenge.expires_at)


def drop_step(response: HttpResponse) -> None:
    """The begun sign-in is over."""
    _drop(response, step_cookie())


def drop_session(response: HttpResponse) -> None:
    """Signed out: the browser forgets the cookie and what it has cached."""
    _drop(response, settings.DARCHA_SESSION_COOKIE)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def _set(response: HttpResponse, name: str, value: str, until: datetime) -> None:
    response.set_cookie(
        name,
        value,
        max_age=max(0, int((until - clock.now()).total_seconds())),
        secure=settings.DARCHA_SECURE_COOKIES,
        httponly=True,
        samesite="Lax",
    )


def _drop(response: HttpResponse, name: str) -> None:
    response.set_cookie(name, "", max_age=0, secure=settings.DARCHA_SECURE_COOKIES, httponly=True, samesite="Lax")
