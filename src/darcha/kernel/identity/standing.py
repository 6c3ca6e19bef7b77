"""Principals and posts as they stand at this moment: what commands and queries both build on. Decides nothing."""

from typing import Any, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q
from django.db.models.functions import JSONObject, NullIf

from . import ports
from .models import Account, PostHolding, SignInSession, running
from .types import Assurance, Kind, PartyKind, PartyRef, Post, Principal


def posts_of(account_id_column: str, today: Any = None) -> ArraySubquery:
    """The posts that an account holds now, and those for whose absent holders it stands in today, as a column of the
    statement that asks. Found by the accounts, so that the size of the staff does not matter."""
    lenders = running(today).filter(substitute=OuterRef(OuterRef(account_id_column)))
    accounts = Func(ArraySubquery(lenders.values("account_id")), OuterRef(account_id_column), function="array_append")
    lent = lenders.filter(account=OuterRef("account_id"), body=OuterRef("body"))
    held = PostHolding.objects.filter(
        Func(
            F("account_id"),
            accounts,
            arg_joiner=" = ANY (",
            template="%(expressions)s)",
            output_field=BooleanField(),
        ),
        Q(account_id=OuterRef(account_id_column)) | Q(Exists(lent), account__state=Account.State.ACTIVE),
        ended_at=None,
    )
    return ArraySubquery(
        held.order_by("since", "id").values(
            json=JSONObject(
                body=F("body"),
                key=F("post"),
                role=F("role"),
                services=F("services"),
                lender=NullIf(F("account_id"), OuterRef(account_id_column)),
            )
        )
    )


def as_posts(rows: list[dict[str, Any]]) -> tuple[Post, ...]:
    """That column as posts, one's own first, each reaching as far as the packs say now."""
    posts = [_post(row["body"], row["key"], row["role"], row["services"], row["lender"]) for row in rows]
    return tuple(sorted(posts, key=lambda post: post.lender is not None))


def posts_held(account_id: UUID) -> tuple[Post, ...]:
    """The same of one account, in the order in which they were given."""
    return as_posts(Account.objects.annotate(posts=posts_of("id")).values_list("posts", flat=True).get(id=account_id))


def as_post(row: Any, lender: UUID | None = None) -> Post:
    """A holding as a post; of one who stands in, with whose it is."""
    return _post(row.body, row.post, row.role, row.services, lender)


def _post(body: str, key: str, role: Any, services: list[str], lender: UUID | str | None) -> Post:
    reach = ports.bound(ports.Reaches).of(body, key)
    return Post(body, key, role, tuple(services), reach, UUID(str(lender)) if lender else None)


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


def are_one_human(one: UUID, other: UUID) -> bool:
    """One account is one human; two are when both were invited for the same personal number."""
    if one == other:
        return True
    found = Account.objects.filter(id__in=(one, other)).values_list("human_index", "person_id")
    humans = {bytes(index) if index else person for index, person in found}
    return len(humans) == 1 and humans != {None}
