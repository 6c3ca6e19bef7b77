"""Inviting officers: a post must exist in the packs before a person can hold it."""

from darcha.ground.refusals import NotFound
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal


def invite_officer(who: Principal, *, login: str, name: str, body: str, post: str) -> str:
    """The address by which the officer sets a passphrase. Raises NotFound for a body or post that no pack names."""
    found = catalogue.current().bodies.get(body)
    if found is None or post not in [known.key for known in found.posts]:
        raise NotFound
    return identity.staff_invite(who, login=login, name=name, body=body, post=post)
