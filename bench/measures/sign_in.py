"""The first step of signing in: PINFL and document, from another address each time, as behind the country's proxy."""

import random
from dataclasses import replace
from datetime import date

from darcha.ground.identifiers import pinfl
from darcha.kernel.identity import api as identity
from darcha.kernel.identity import cookies
from darcha.kernel.identity.commands.send_code import send_code
from darcha.kernel.identity.models import SignInChallenge, SignInSession
from darcha.kernel.identity.types import ANONYMOUS, TooMany

from .. import once, opened, pgbench
from ..asking import ask, expect
from ..latency import Latency
from ..people import RIG, Known
from ..registry import Round, measure
from ..rig import LIMIT_DATABASE, SESSION_COOKIE, Rig
from ..written import Watch, write_limit
from .submit_form import CSRF

A_SECOND = 2_000
DUE = 50  # people who type their code in a second


def _typed(number: str, document: str) -> str:
    return once.form(csrfmiddlewaretoken=CSRF, pinfl=number, document=document)


@measure("limit-sign-in", "the rows of one first step by PostgreSQL alone, one prepared statement, pgbench")
def limit(rig: Rig) -> Round:
    """Learnt from a real one, tried on the copy."""
    headers = {"Cookie": f"{SESSION_COOKIE}_csrf={CSRF}", "Content-Type": once.FORM, "Origin": once.ORIGIN}

    def begin(one: Known, address: str) -> None:
        said = headers | {"X-Forwarded-For": address}
        typed = _typed(one.pinfl, one.document).encode()
        expect(ask(rig.place, "POST", "/uz/sign-in", headers=said, body=typed), 302)

    begin(rig.people[-1], "10.90.0.1")
    watch = Watch(rig.place.cluster.url())
    begin(rig.people[-2], "10.90.0.2")
    statement = write_limit(rig.place.cluster.url(LIMIT_DATABASE), watch.rows())
    return lambda seconds: pgbench.run(rig.place, statement, seconds=seconds, database=LIMIT_DATABASE)


@measure("open-sign-in", f"the code typed, {DUE} due each second: proof, session, and in; open loop", once=True)
def code(rig: Rig) -> Round:
    """Real people, each once: a limit of tries stays on, so there is no closed loop of it. The worker's part, finding
    the number and sending the code, is done beforehand by the same commands."""

    def run(seconds: float) -> Latency:
        ready = [step for one in rig.people[: int(DUE * seconds)] if (step := _step(one))]

        def request(number: int) -> opened.Request:
            token, typed = ready[number]
            cookie = f"{cookies.step_cookie()}={token}; {SESSION_COOKIE}_csrf={CSRF}"
            headers = {"Cookie": cookie, "Content-Type": once.FORM, "Origin": once.ORIGIN}
            body = once.form(csrfmiddlewaretoken=CSRF, code=typed).encode()
            return opened.Request("POST", "/uz/sign-in/code", headers, body)

        done = opened.run(rig.place, request, rate=DUE, seconds=len(ready) / DUE)
        begun = SignInSession.objects.filter(account_id__in=[one.account for one in rig.people]).count()
        missing = max(0, len(rig.people) + len(ready) - begun)
        figures = opened.on_time(done)
        return replace(figures, errors=figures.errors + missing)

    return run


def _step(one: Known) -> tuple[str, str] | None:
    """A begun sign-in and its code; None where a limit withholds it."""
    begun = identity.start_sign_in(ANONYMOUS, one.pinfl, one.document, address=f"10.91.{hash(one.pinfl) % 250}.1")
    if isinstance(begun, TooMany):
        return None
    row = SignInChallenge.objects.latest("started_at")
    send_code(RIG, row.id)
    row.refresh_from_db()
    typed = row.facts.get("demo_code")
    return (begun.token, typed) if typed else None


@measure(
    "sign-in",
    "PINFL and document sent: the limits counted, a step begun, closed loop of 16",
    limit="limit-sign-in",
)
def sign_in(rig: Rig) -> Round:
    """Nobody is looked up before the answer, so the pairs need not exist: the limits of a pair stay out of the way."""
    dice = random.Random(7)  # noqa: S311 - invented numbers

    def pair() -> tuple[str, str]:
        born = date(dice.randrange(1950, 2000), 5, 17)
        number = pinfl.make("female", born, dice.randrange(900, 999), dice.randrange(1, 999))
        return number, f"AA{dice.randrange(10**7):07d}"

    number, document = pair()
    typed = once.form(csrfmiddlewaretoken=CSRF, pinfl=number, document=document).encode()
    headers = {"Cookie": f"{SESSION_COOKIE}_csrf={CSRF}", "Content-Type": once.FORM, "Origin": once.ORIGIN}
    expect(ask(rig.place, "POST", "/uz/sign-in", headers=headers, body=typed), 302)

    def run(seconds: float):  # type: ignore[no-untyped-def]
        lines = [
            once.line(
                "POST",
                "/uz/sign-in",
                "Cookie",
                f"{SESSION_COOKIE}_csrf={CSRF}",
                once.form(csrfmiddlewaretoken=CSRF, pinfl=number, document=document),
            )
            for number, document in (pair() for _ in range(int(max(2, seconds) * A_SECOND)))
        ]
        return once.send(rig, "sign-ins", lines, seconds)

    return run
