"""Who holds a post now."""

from ..models import Account, PostHolding
from ..standing import as_post, name_of
from ..types import PostHolder


def find_post_holders(body: str, post: str | None = None) -> tuple[PostHolder, ...]:
    """Active staff who hold the post now; without ``post``, everybody who holds any post of the body."""
    rows = PostHolding.objects.filter(body=body, ended_at=None, account__state=Account.State.ACTIVE).select_related(
        "account"
    )
    if post is not None:
        rows = rows.filter(post=post)
    return tuple(
        PostHolder(row.account_id, name_of(row.account), as_post(row), row.account.language)
        for row in rows.order_by("since", "id")
    )
