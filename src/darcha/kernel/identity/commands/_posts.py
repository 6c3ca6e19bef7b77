"""Give posts. Shared by inviting, changing posts and the demo."""

from collections.abc import Sequence

from darcha.ground import clock

from ..models import Account, PostHolding
from ..types import Post


def give_posts(account: Account, posts: Sequence[Post]) -> None:
    """From now on the account holds these posts."""
    PostHolding.objects.bulk_create(
        PostHolding(
            account=account,
            body=post.body,
            post=post.key,
            role=post.role,
            services=list(post.services),
            since=clock.now(),
        )
        for post in posts
    )
