"""Inviting officers: a post must exist in the packs before a person can hold it."""

from django.conf import settings
from django.urls import reverse

from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Post, Principal


class NoSuchPost(ValueError):
    """No pack names that post; the message says which there are."""


def invite_officer(
    who: Principal, *, login: str, name: str, body: str, post: str, language: str = "uz", personal_number: str = ""
) -> str:
    """The address by which the officer sets a passphrase. Raises NoSuchPost, InvalidIdentifier."""
    held = (post_of(body, post),)
    invitation = identity.staff_invite(who, login, name, held, language=language, personal_number=personal_number)
    path = reverse("officer:accept_invite", kwargs={"lang": language, "token": invitation.token})
    return f"{settings.DARCHA_BASE_URL}{path}"


def post_of(body: str, post: str) -> Post:
    """The post as the packs describe it. Raises NoSuchPost."""
    bodies = catalogue.current().bodies
    if body not in bodies:
        raise NoSuchPost(f"No pack names the body {body}; there are {', '.join(sorted(bodies))}.")
    known = {one.key: one for one in bodies[body].posts}
    if post not in known:
        raise NoSuchPost(f"{body} has no post {post}; it has {', '.join(sorted(known)) or 'none'}.")
    return Post(body, post, known[post].role)
