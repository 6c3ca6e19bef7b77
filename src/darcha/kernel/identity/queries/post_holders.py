"""Who holds a post now, and who stands in for whoever is away."""

from django.db.models import Subquery

from ..models import Account, PostHolding, substitute_now
from ..standing import as_post, name_of
from ..types import PostHolder


def find_post_holders(body: str, post: str | None = None) -> tuple[PostHolder, ...]:
    """Active staff who hold the post now; without ``post``, everybody who holds any post of the body. Those who are
    away are among them, and so is whoever stands in for them, after all who hold it themselves. One statement, and one
    more where somebody is away."""
    rows = PostHolding.objects.filter(body=body, ended_at=None, account__state=Account.State.ACTIVE).select_related(
        "account"
    )
    if post is not None:
        rows = rows.filter(post=post)
    found = list(rows.annotate(stands_in=Subquery(substitute_now())).order_by("since", "id"))
    holders = [
        PostHolder(row.account_id, name_of(row.account), as_post(row), row.account.language, row.stands_in is not None)
        for row in found
    ]
    return (*holders, *_substitutes([row for row in found if row.stands_in is not None]))


def _substitutes(rows: list[PostHolding]) -> tuple[PostHolder, ...]:
    if not rows:
        return ()
    active = Account.objects.filter(id__in={vars(row)["stands_in"] for row in rows}, state=Account.State.ACTIVE)
    accounts = {account.id: account for account in active}
    return tuple(
        PostHolder(account.id, name_of(account), as_post(row, row.account_id), account.language)
        for row in rows
        if (account := accounts.get(vars(row)["stands_in"])) is not None
    )
