"""Principals of demo people for the demo's own past, without a session: refused everywhere but in demo mode."""

from typing import cast
from uuid import UUID

from ..errors import NoSuchPersona
from ..models import Account
from ..standing import as_posts, name_of, posts_of
from ..types import Kind, Principal
from .demo import only_in_the_demo


def demo_principal(persona: str) -> Principal:
    """One of the demo's people by key. Raises NotADemo, NoSuchPersona."""
    return _principal(persona=persona)


def demo_principal_of(account_id: UUID) -> Principal:
    """By account. Raises NotADemo, NoSuchPersona."""
    return _principal(id=account_id)


def _principal(**which: object) -> Principal:
    only_in_the_demo()
    account = Account.objects.filter(**which).annotate(posts=posts_of("id")).first()
    if account is None:
        raise NoSuchPersona
    return Principal(
        kind=cast(Kind, account.kind),
        account_id=account.id,
        person_id=account.person_id,
        name=name_of(account),
        assurance="mfa",
        posts=as_posts(account.posts),
        language=account.language,
    )
