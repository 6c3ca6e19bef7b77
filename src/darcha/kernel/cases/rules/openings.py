"""When a case may be opened by exception: within one's own body, for an occasion and a reason in words. Ignores who is
told."""

from datetime import datetime, timedelta

from darcha.kernel.identity.types import Post, Principal

from ..types import CaseFacts

# Why somebody needs what is not his: a closed list, so that it can be counted.
OCCASIONS = ("urgent", "colleague-away", "applicant-asks", "authority-asks")
SHORTEST_REASON, LONGEST_REASON = 20, 1_000  # characters


def post_to_open(who: Principal, case: CaseFacts) -> Post | None:
    """The post by which this one of the staff could: any in a body that has the case, an inspector's excepted."""
    if who.kind != "staff" or who.assurance != "mfa":
        return None
    for body in (case.body, *case.co_bodies):
        for post in who.posts:
            if post.body == body and post.role != "inspector":
                return post
    return None


def may_still_read(who: Principal, case: CaseFacts, body: str) -> bool:
    """Whether the body still has the case, and this one of the staff a post there: asked at every reading."""
    in_body = any(post.body == body and post.role != "inspector" for post in who.posts)
    return who.assurance == "mfa" and in_body and body in (case.body, *case.co_bodies)


def clean_reason(said: str) -> str:
    """As it is kept: without spaces around, no longer than allowed."""
    return said.replace("\x00", "").strip()[:LONGEST_REASON]


def gaps(number: str, occasion: str, reason: str) -> dict[str, str]:
    """What is missing, by field."""
    found = {}
    if not number:
        found["number"] = "cases.opening.number_missing"
    if occasion not in OCCASIONS:
        found["occasion"] = "cases.opening.occasion_missing"
    if len(reason) < SHORTEST_REASON:
        found["reason"] = "cases.opening.reason_short"
    return found


def shuts_at(opened_at: datetime, minutes: int) -> datetime:
    """The first moment at which it is shut again."""
    return opened_at + timedelta(minutes=minutes)
