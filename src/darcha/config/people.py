"""Inviting officers: a post must exist in the packs before a person can hold it."""

from django.conf import settings
from django.urls import reverse

from darcha.ground.refusals import NotFound
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Post, Principal


def invite_officer(who: Principal, *, login: str, name: str, body: str, post: str, language: str = "uz") -> str:
    """The address by which the officer sets a passphrase. Raises NotFound for a body or post that no pack names."""
    found = catalogue.current().bodies.get(body)
    known = next((one for one in found.posts if one.key == post), None) if found else None
    if known is None:
        raise NotFound
    held = Post(body, known.key, known.role)
    invitation = identity.staff_invite(who, login, name, (held,), language=language)
    path = reverse("officer:accept_invite", kwargs={"lang": language, "token": invitation.token})
    return f"{settings.DARCHA_BASE_URL}{path}"
