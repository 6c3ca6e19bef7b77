"""The first step of signing in: PINFL and document, from another address each time, as behind the country's proxy."""

import random
from datetime import date

from darcha.ground.identifiers import pinfl

from .. import once
from ..asking import ask, expect
from ..registry import Round, measure
from ..rig import SESSION_COOKIE, Rig
from .submit_form import CSRF

A_SECOND = 2_000


@measure("sign-in", "PINFL and document sent: the limits counted, a step begun, closed loop of 16")
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
