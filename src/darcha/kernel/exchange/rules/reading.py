"""Whose reading is written down, and with which purpose. Ignores whether it is allowed: registries say that."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from ..errors import PurposeNeeded
from ..types import Purpose

VISIT = timedelta(minutes=15)  # so long one line stands for one who stays with a case


def is_visit(kind: str, case_id: UUID | None) -> bool:
    """Whether readings one after another are one visit: of a member of staff, with a case in hand."""
    return kind == "staff" and case_id is not None


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
