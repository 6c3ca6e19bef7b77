"""Which posts an account holds now, and who holds a post."""

from uuid import UUID

from ..models import Account, PostHolding
from ..types import Post, PostHolder


def posts_held(account_id: UUID) -> tuple[Post, ...]:
    """In the order in which they were given."""
    rows = PostHolding.objects.filter(account_id=account_id, ended_at=None).order_by("since", "id")
    return tuple(_post(row) for row in rows)


def find_post_holders(body: str, post: str | None = None) -> tuple[PostHolder, ...]:
    """Active staff who hold the post now; without ``post``, everybody who holds any post of the body."""
    rows = PostHolding.objects.filter(body=body, ended_at=None, account__state=Account.State.ACTIVE).select_related(
        "account"
    )
    if post is not None:
        rows = rows.filter(post=post)
    return tuple(
        PostHolder(row.account_id, row.account.known.get("name", ""), _post(row))
        for row in rows.order_by("since", "id")
    )


def _post(row: PostHolding) -> Post:
    return Post(row.body, row.post, row.role, tuple(row.services))
