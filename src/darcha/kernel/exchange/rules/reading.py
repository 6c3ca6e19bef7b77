"""Whose reading is written down, and with which purpose. Ignores whether it is allowed: registries say that."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from ..errors import PurposeNeeded
from ..types import Budget, Looks, Purpose

AT_ONCE = 32
VISIT = timedelta(minutes=15)  # so long one line stands for one who stays with a case


def is_visit(kind: str, case_id: UUID | None) -> bool:
    """Whether readings one after another are one visit: of a member of staff, with a case in hand."""
    return kind == "staff" and case_id is not None


def spent(budgets: Sequence[Budget], looks: Sequence[Looks], *, persons: int) -> Budget | None:
    """The first budget that is used up already while somebody new is looked at: whom one has looked at, one may look at
    again."""
    for budget, one in zip(budgets, looks, strict=True):
        if persons > one.known and one.seen >= budget.most:
            return budget
    return None


def just_spent(budgets: Sequence[Budget], looks: Sequence[Looks], *, persons: int) -> tuple[Budget, ...]:
    """Those that this reading uses up."""
    return tuple(
        budget
        for budget, one in zip(budgets, looks, strict=True)
        if one.seen < budget.most <= one.seen + persons - one.known
    )


def is_near(budgets: Sequence[Budget], looks: Sequence[Looks]) -> bool:
    """Whether so little is left that readings at the same moment could go beyond: more than any installation answers
    at once for one officer."""
    return any(one.seen + AT_ONCE >= budget.most for budget, one in zip(budgets, looks, strict=True))


def is_platform(who: Any, *_args: Any, **_kwargs: Any) -> bool:
    """The platform itself, and no person."""
    return bool(who.kind == "system")


def is_known(who: Any, *_args: Any, **_kwargs: Any) -> bool:
    """Nobody reads personal data without being somebody."""
    return bool(who.kind != "anonymous")


def purpose_of(purpose: str) -> Purpose:
    """The purpose, one of the closed list. Raises PurposeNeeded for anything else."""
    try:
        return Purpose(purpose)
    except ValueError:
        raise PurposeNeeded(purpose=purpose) from None


def post_of(who: Any, body: str | None) -> tuple[str, str]:
    """The body and post in which the reader reads: the post held in ``body`` when named, else the first one."""
    posts = [post for post in who.posts if body in (None, post.body)]
    return (posts[0].body, posts[0].key) if posts else (body or "", "")
