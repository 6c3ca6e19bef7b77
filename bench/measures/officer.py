"""The desk of an ordinary officer: 40 bodies, 5 of 100 services in each. The list as a page and by the API."""

from darcha.kernel.cases import api as cases
from darcha.kernel.identity.types import Post, Principal

from .. import closed, once
from ..asking import ask, expect
from ..people import Known, make_officer
from ..reads import read_limit
from ..registry import Round, measure
from ..rig import SESSION_COOKIE, Rig

KEYS = [f"service-{n}" for n in range(100)]
POSTS = [Post(f"body-{n}", "officer", "officer", tuple(KEYS[n % 20 :: 20])) for n in range(40)]


def officer(rig: Rig) -> Known:
    """Made once."""
    return rig.once("officer", lambda: make_officer("officer-of-40", POSTS))


def cookie_of(rig: Rig) -> dict[str, str]:
    """As the browser sends it."""
    return {"Cookie": f"{SESSION_COOKIE}={officer(rig).session}"}


@measure("limit-inbox", "the statements of the inbox alone, prepared, pgbench", grows=True)
def limit(rig: Rig) -> Round:
    """What the page reads, taken from the page itself."""
    return read_limit(rig, "/uz/office/", cookie_of(rig))


@measure(
    "inbox", "inbox and counts of an ordinary officer, HTML", limit="limit-inbox", target=">= 800/s at 1 M", grows=True
)
def inbox(rig: Rig) -> Round:
    """One officer, as often as the loop can."""
    expect(ask(rig.place, "GET", "/uz/office/", headers=cookie_of(rig)), 200, b"</html>")
    return lambda seconds: closed.run(rig.place, "/uz/office/", seconds=seconds, headers=cookie_of(rig))


@measure("count", "the bounded count of the same inbox alone, one after the other, in process", grows=True)
def count(rig: Rig) -> Round:
    """What the page's heading asks, without the page."""
    who = Principal(kind="staff", account_id=officer(rig).account, assurance="mfa", posts=tuple(POSTS))
    return lambda seconds: once.calls(lambda _: cases.count_worklist(who), seconds)


@measure("worklist", "the same list by the API, 50 rows", limit="limit-inbox", grows=True)
def worklist(rig: Rig) -> Round:
    """Within the officer's calls of a minute: fewer seconds would not be refused, more would, so the count is bounded
    by several officers with the same posts."""
    some = rig.once("officers", lambda: [make_officer(f"officer-{n}", POSTS) for n in range(40)])
    tokens = rig.file_of("officers", (one.token for one in some))
    return lambda seconds: closed.run(rig.place, "/api/v1/worklist", seconds=seconds, given={"TOKENS": tokens})
