"""How a refusal is said in HTTP, the same for pages and API. Knows codes of refusals, not the rooms behind them."""

from darcha.ground.refusals import NotAllowed, NotFound, Refusal

UNSEEN = (NotFound, NotAllowed)  # both look as if there were nothing
_STATUS = {
    "draft-gone": 404,
    "not-your-party": 404,
    "no-mandate": 404,
    "assurance-too-low": 403,
    "factor-too-old": 403,
    "idempotency-key-missing": 400,
    "file-too-large": 413,
    "draft-too-large": 413,
    **dict.fromkeys(("still-in-flight", "files-busy", "read-only", "clock-astray"), 503),
    **dict.fromkeys(("too-many-files", "verify-too-many-tries", "looks-spent"), 429),
    **dict.fromkeys(
        (
            "answers-incomplete",
            "words-missing",
            "opening-incomplete",
            "needs-unmet",
            "refusal-incomplete",
            "wrong-addressee",
            "unknown-holder",
            "unknown-service",
            "unknown-language",
            "file-empty",
            "file-kind-not-accepted",
            "office-file-not-accepted",
            "file-not-what-it-says",
            "file-damaged",
            "file-locked",
            "file-too-complex",
        ),
        422,
    ),
}
_OTHER = 409  # the thing is there and yours, and its state says no
_RETRY_AFTER_SECONDS = {503: 2, 429: 60}


def status_of(refusal: Refusal) -> int:
    """Who may not learns no more than who guesses: 404. What is wrong in what was sent: 422. Else 409."""
    return 404 if isinstance(refusal, UNSEEN) else _STATUS.get(refusal.code, _OTHER)


def headers_of(status: int) -> dict[str, str]:
    """``Retry-After`` where trying again helps."""
    wait = _RETRY_AFTER_SECONDS.get(status)
    return {"Retry-After": str(wait)} if wait else {}
