"""Bodies and posts by name. What no pack knows any more is called by its key: history must stay readable."""

from ..types import Post
from .current import current


def body_name(key: str, language: str, *, short: bool = False) -> str:
    """The name of the body, or the one by which people call it."""
    body = current().bodies.get(key)
    if body is None:
        return key
    return (body.short_name if short else body.name).in_(language)


def post_name(body: str, key: str, language: str) -> str:
    """The name of a post in that body."""
    post = find_post(body, key)
    return post.name.in_(language) if post else key


def find_post(body: str, key: str) -> Post | None:
    """A post of a body as the packs describe it now."""
    found = current().bodies.get(body)
    return next((post for post in found.posts if post.key == key), None) if found else None


def registry_name(key: str, language: str) -> str:
    """The name of a registry; the key of one that is no more."""
    found = current().registries.get(key)
    return found.name.in_(language) if found else key
