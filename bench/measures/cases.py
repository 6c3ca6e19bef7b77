"""A case as its applicant and as its officer opens it, and a decision. On real petitions that were submitted here."""

import json
from uuid import UUID

from darcha.kernel.cases.models import Case
from darcha.kernel.identity.types import Post

from .. import closed, once
from ..asking import ask, expect
from ..people import make_officer
from ..reads import read_limit
from ..registry import Round, measure
from ..rig import SESSION_COOKIE, Rig
from .submit_api import PETITION, send

BODY = PETITION["answers"]["bodies"][0]  # type: ignore[index]
EACH = 20  # different people that one officer looks at: far below what he may within an hour
A_SECOND = 120  # decisions prepared for each second of a round
REPLY = {
    "words": "Chiroqlar tuzatildi. Murojaatingizda koʻrsatilgan koʻchada yoritish tiklandi, natija tekshirildi.",
    "grounds": ["ORQ-445, art. 28"],
}


def of_people(rig: Rig) -> dict[UUID, str]:
    """A case of each of some people, and whose cookie opens it."""

    def make() -> dict[UUID, str]:
        made = {UUID(send(rig, PETITION, number)["id"]): rig.people[number].session for number in range(EACH)}
        return {case: f"{SESSION_COOKIE}={session}" for case, session in made.items()}

    return rig.once("cases", make)


def _desk(rig: Rig) -> str:
    post = Post(BODY, "petitions-officer", "officer")
    return rig.once("petitions officer", lambda: make_officer("petitions", [post]))


@measure("limit-case", "the statements of my case alone, prepared, pgbench")
def limit(rig: Rig) -> Round:
    """What the applicant's page reads."""
    case, cookie = next(iter(of_people(rig).items()))
    return read_limit(rig, f"/uz/applications/{case}", {"Cookie": cookie})


@measure("my-case", "an application as its applicant sees it", limit="limit-case", target=">= 400/s", grows=True)
def my_case(rig: Rig) -> Round:
    """Everybody opens an own one."""
    found = of_people(rig)
    paths = [f"/uz/applications/{case}" for case in found]
    expect(ask(rig.place, "GET", paths[0], headers={"Cookie": next(iter(found.values()))}), 200, b"</html>")
    given = {"PATHS": rig.file_of("my-cases", paths), "COOKIES": rig.file_of("my-cookies", found.values())}
    return lambda seconds: closed.run(rig.place, "/", seconds=seconds, given=given)


@measure("case", "the same case at the desk; each look is written down", limit="limit-case", target=">= 400/s")
def case(rig: Rig) -> Round:
    """One officer, some people: the limit of how many he may look at stays on."""
    paths = [f"/uz/office/cases/{one}" for one in of_people(rig)]
    cookie = {"Cookie": f"{SESSION_COOKIE}={_desk(rig).session}"}  # type: ignore[attr-defined]
    expect(ask(rig.place, "GET", paths[0], headers=cookie), 200, b"</html>")
    given = {"PATHS": rig.file_of("desk-cases", paths)}
    return lambda seconds: closed.run(rig.place, "/", seconds=seconds, given=given, headers=cookie)


@measure("decide", "a reply to a petition by the API: rule, journal, event, paper asked for", limit="limit-submit")
def decide(rig: Rig) -> Round:
    """Each case once, by many officers of one body."""
    post = Post(BODY, "petitions-officer", "officer")
    some = rig.once("deciders", lambda: [make_officer(f"decider-{n}", [post]) for n in range(40)])
    decided: set[UUID] = set()
    headers = {"Authorization": f"Bearer {some[0].token}", "Content-Type": once.JSON}
    path = f"/api/v1/applications/{send(rig, PETITION)['id']}/actions/reply"
    expect(ask(rig.place, "POST", path, headers=headers, body=json.dumps(REPLY).encode()), 200)

    def run(seconds: float):  # type: ignore[no-untyped-def]
        count = int(max(2, seconds) * A_SECOND)
        kept = [*of_people(rig), *decided]
        waiting = Case.objects.filter(body=BODY, state="new").exclude(public_id__in=kept).order_by("id")
        found = list(waiting.values_list("public_id", flat=True)[:count])
        while len(found) < count:
            found.append(UUID(send(rig, PETITION, len(found) % len(rig.people))["id"]))
        decided.update(found)
        lines = [
            once.line(
                "POST",
                f"/api/v1/applications/{one}/actions/reply",
                "Authorization",
                f"Bearer {some[number % len(some)].token}",
                json.dumps(REPLY),
            )
            for number, one in enumerate(found)
        ]
        return once.send(rig, "decisions", lines, seconds, kind=once.JSON)

    return run
