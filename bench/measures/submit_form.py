"""A petition sent by the browser: the last page's form with session, CSRF and a draft of its own."""

from collections.abc import Callable
from uuid import UUID

from django.db import connection

from darcha.kernel.cases import api as cases
from darcha.kernel.identity.types import Principal

from .. import once, opened
from ..asking import ask, expect
from ..latency import Latency
from ..registry import Round, measure
from ..rig import SESSION_COOKIE, Rig, stamp
from .submit_api import PETITION, stored

CSRF = "benchbenchbenchbenchbenchbench32"
DUE = 90  # the worst hour of a country's portal
A_SECOND = 1_000  # drafts prepared for each second of a round
_COPY = """
INSERT INTO cases_draft (id, public_id, account_id, party_kind, party_id, service_key, language, page, revision,
                         content, created_at, updated_at)
SELECT uuidv7(), gen_random_uuid(), account_id, party_kind, party_id, service_key, language, page, revision,
       content, created_at, updated_at
FROM cases_draft, generate_series(1, %s) WHERE public_id = ANY (%s) RETURNING public_id, account_id
"""


@measure(
    "submit-form",
    "a petition by the browser's last form, closed loop of 16",
    limit="limit-submit",
    target=">= 10 % of the limit",
)
def submit_form(rig: Rig) -> Round:
    """One real draft of each of some people, copied row by row."""
    some, make = rig.people[:20], drafts_of(rig)
    cookie = _cookies(rig)

    typed = once.form(csrfmiddlewaretoken=CSRF, _key=stamp()).encode()
    headers = {"Cookie": cookie[some[0].account], "Content-Type": once.FORM, "Origin": once.ORIGIN}
    spare = _draft(some[0])
    expect(ask(rig.place, "POST", f"/uz/apply/{spare}/check", headers=headers, body=typed), 302)

    def run(seconds: float) -> Latency:
        drafts = make(int(max(2, seconds) * A_SECOND / len(some)))
        lines = [
            once.line(
                "POST",
                f"/uz/apply/{draft}/check",
                "Cookie",
                cookie[account],
                once.form(csrfmiddlewaretoken=CSRF, _key=f"{stamp()}-{number}"),
            )
            for number, (draft, account) in enumerate(drafts)
        ]
        before = stored()
        done = once.send(rig, "forms", lines, seconds)
        lost = max(0, done.count - done.errors - (stored() - before))
        return Latency(done.rate, done.p50, done.p95, done.p99, done.count, done.errors + lost)

    return run


def drafts_of(rig: Rig) -> Callable[[int], list[tuple[UUID, UUID]]]:
    """Makes so many drafts of each of some people, complete; each with its owner's account."""
    real = rig.once("real drafts", lambda: [_draft(one) for one in rig.people[:20]])

    def make(each: int) -> list[tuple[UUID, UUID]]:
        with connection.cursor() as cursor:
            cursor.execute(_COPY, [each, real])
            return list(cursor.fetchall())

    return make


def _cookies(rig: Rig) -> dict[UUID, str]:
    return {one.account: f"{SESSION_COOKIE}={one.session}; {SESSION_COOKIE}_csrf={CSRF}" for one in rig.people[:20]}


@measure("open-form", f"petitions by the browser's last form, {DUE} due each second, open loop", target="p99 <= 100 ms")
def open_form(rig: Rig) -> Round:
    """A worst hour of the whole country by the browser alone."""
    make, cookie = drafts_of(rig), _cookies(rig)

    def run(seconds: float) -> Latency:
        drafts = make(max(1, int(DUE * seconds / 20) + 1))

        def request(number: int) -> opened.Request:
            draft, account = drafts[number]
            headers = {"Cookie": cookie[account], "Content-Type": once.FORM, "Origin": once.ORIGIN}
            typed = once.form(csrfmiddlewaretoken=CSRF, _key=f"{stamp()}-{number}")
            return opened.Request("POST", f"/uz/apply/{draft}/check", headers, typed.encode())

        return opened.on_time(opened.run(rig.place, request, rate=DUE, seconds=seconds))

    return run


def _draft(one) -> UUID:  # type: ignore[no-untyped-def]
    who = Principal(kind="person", account_id=one.account, person_id=one.person, assurance="sms", language="uz")
    return cases.save_draft(who, service_key="appeal", answers=PETITION["answers"], language="uz").id
