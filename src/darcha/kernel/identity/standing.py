"""Principals and posts as they stand at this moment: what commands and queries both build on. Decides nothing."""

from typing import Any, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from . import ports
from .models import Account, PostHolding, SignInSession
from .types import Assurance, Kind, PartyKind, PartyRef, Post, Principal


def posts_of(account_id_column: str) -> ArraySubquery:
    """The posts that an account holds now, as a column of the statement that asks."""
    held = PostHolding.objects.filter(account_id=OuterRef(account_id_column), ended_at=None)
    return ArraySubquery(
        held.order_by("since", "id").values(
            json=JSONObject(body=F("body"), key=F("post"), role=F("role"), services=F("services"))
        )
    )


def as_posts(rows: list[dict[str, Any]]) -> tuple[Post, ...]:
    """That column as posts, each reaching as far as the packs say now."""
    return tuple(_post(row["body"], row["key"], row["role"], row["services"]) for row in rows)


def posts_held(account_id: UUID) -> tuple[Post, ...]:
    """In the order in which they were given."""
    rows = PostHolding.objects.filter(account_id=account_id, ended_at=None).order_by("since", "id")
    return tuple(as_post(row) for row in rows)


def as_post(row: Any) -> Post:
    """A holding as a post."""
    return _post(row.body, row.post, row.role, row.services)


def _post(body: str, key: str, role: Any, services: list[str]) -> Post:
    return Post(body, key, role, tuple(services), ports.bound(ports.Reaches).of(body, key))


def principal_of_session(session: SignInSession, posts: tuple[Post, ...]) -> Principal:
    """Who is behind a session; its account must be loaded."""
    account = session.account
    acting = PartyRef(cast(PartyKind, session.acting_kind), session.acting_id) if session.acting_id else None
    return Principal(
        kind=cast(Kind, account.kind),
        account_id=account.id,
        person_id=account.person_id,
        name=name_of(account),
        assurance=cast(Assurance, session.assurance),
        posts=posts,
        session_id=session.id,
        on_behalf_of=acting,
        acting_name=(session.acting_name or "") if acting else "",
        language=account.language,
        factor_at=session.factor_at,
    )


def name_of(account: Account) -> str:
    """The name that identity knows; empty when it knows none."""
    return str(account.known.get("name") or "")
