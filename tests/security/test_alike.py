"""What exists and is not yours looks like what does not exist, at every door where one can guess (attack T2): status,
headers, length, and the very statements that the database is asked, so that time has nothing to tell either.

How long each takes is compared by ``bench/alike.py``; here no clock is read.
"""
# ruff: noqa: E501 - tables of addresses are clearer in few lines

import json
import re
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from darcha.doors.public_api import limits
from darcha.ground.identifiers import case_number
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases.tests import world
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.commands._passphrases import hasher
from darcha.kernel.identity.models import Account
from darcha.kernel.identity.types import ANONYMOUS

pytestmark = pytest.mark.django_db
VALUES = re.compile(r"\"s\d+_x\d+\"|'(?:[^']|'')*'(?:::\w+)?|\b\d+\b|ARRAY\[[^\]]*\]|\bNULL\b")
TOKEN = re.compile(r'value="[^"]*"')


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    monkeypatch.setattr(limits, "CALLS", 10**9)


def seen(country, role, method, path, data=None, typed=()):
    """Everything that a stranger can tell an answer by, and what it made the database do."""
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        more = {"content_type": "application/json"} if path.startswith("/api/") and method != "GET" else {}
        body = json.dumps(data or {}).encode() if more else data
        answer = country.send(role, method, path, body, **more)
        transaction.set_rollback(True)
    said = TOKEN.sub("", answer.content.decode())
    for word in typed:
        said = said.replace(str(word), "")
    headers = {name: value for name, value in answer.headers.items() if not name.startswith("RateLimit")}
    headers.pop("Content-Length", None)
    location = headers.pop("Location", "")
    for word in typed:
        location = location.replace(str(word), "")
    cookies = {name: len(morsel.value) for name, morsel in answer.cookies.items()}
    statements = [VALUES.sub("?", query["sql"]) for query in captured]
    return {
        "status": answer.status_code,
        "headers": headers,
        "led to": location,
        "body": said,
        "cookies": cookies,
        "asked": statements,
    }


def alike(country, role, method, path, theirs, nothing, data=None):
    """The same request for somebody else's thing, and for none."""
    one, other = (seen(country, role, method, path.format(thing), data, typed=(thing,)) for thing in (theirs, nothing))
    assert one["asked"], "nothing was asked at all: then there is nothing to compare"
    assert one == other


NOTHING = UUID("11111111-2222-4333-8444-555555555555")
PAGES = (
    "/uz/applications/{}", "/uz/applications/{}/due", "/uz/applications/{}/answer", "/uz/applications/{}/withdraw", "/uz/applications/{}/rate",
    "/uz/applications/{}/wrong", "/uz/applications/{}/submitted",
)  # fmt: skip
CALLS = (
    ("GET", "applications/{}"), ("GET", "applications/{}/timeline"), ("GET", "applications/{}/due"), ("GET", "applications/{}/documents"),
    ("POST", "applications/{}/withdraw"), ("POST", "applications/{}/payments"),
    ("POST", "applications/{}/answer"), ("POST", "applications/{}/evidence"), ("POST", "applications/{}/clarity"),
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_somebody_s_application_on_a_page(country, path):
    for method in ("GET", "POST") if path.rsplit("/", 1)[1] in {"answer", "withdraw", "rate", "wrong"} else ("GET",):
        alike(
            country,
            "other",
            method,
            path,
            country.things["case"],
            NOTHING,
            {"words": "x"} if method == "POST" else None,
        )


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_somebody_s_application_by_the_api(country, method, path):
    for role in ("other",):
        alike(
            country,
            role,
            method,
            f"/api/v1/{path}",
            country.things["case"],
            NOTHING,
            {"words": "uch"} if method == "POST" and "payments" not in path else None,
        )


@pytest.mark.parametrize("act", ["", "/actions"])
def test_another_body_s_case_by_the_api(country, act):
    alike(country, "outsider", "GET", f"/api/v1/applications/{{}}{act}", country.things["case"], NOTHING)


@pytest.mark.parametrize("act", ["ask", "approve", "refuse", "assign"])
def test_acting_on_another_body_s_case(country, act):
    data = {"words": "Savol", "to": str(uuid4())}
    alike(
        country, "outsider", "POST", f"/api/v1/applications/{{}}/actions/{act}", country.things["case"], NOTHING, data
    )
    alike(country, "outsider", "POST", f"/uz/office/cases/{{}}/{act}", country.things["case"], NOTHING, data)


@pytest.mark.parametrize(
    ("role", "path", "thing"),
    [
        ("outsider", "/uz/office/cases/{}", "case"),
        ("other", "/uz/documents/{}", "paper"),
        ("other", "/api/v1/documents/{}", "paper"),
        ("other", "/uz/pay/{}", "invoice"),
        ("other", "/uz/paid/{}", "invoice"),
        ("other", "/uz/apply/{}/what", "draft"),
        ("other", "/uz/apply/{}/check", "draft"),
        ("other", "/uz/apply/{}/discard", "draft"),
    ],
)
def test_whatever_else_belongs_to_somebody(country, role, path, thing):
    alike(country, role, "GET", path, country.things[thing], NOTHING)


def test_files_of_an_application(country):
    own = world.send(country.people["other"])
    alike(country, "other", "GET", f"/uz/applications/{own.public_id}/files/{{}}", country.things["file"], NOTHING)
    alike(
        country,
        "officer",
        "GET",
        f"/uz/office/cases/{country.things['case']}/papers/{{}}",
        country.things["paper"],
        NOTHING,
    )


def test_ending_somebody_s_session_or_factor(country):
    alike(country, "other", "POST", "/uz/me/sessions/{}/end", country.things["session"], NOTHING, {"x": "y"})
    alike(country, "other", "POST", "/uz/me/security/{}/remove", country.things["session"], NOTHING, {"x": "y"})


def test_another_body_s_number(country):
    never = case_number.make(2026, "1726", 999_999)
    alike(country, "outsider", "GET", "/uz/office/find?number={}", country.things["number"], never)


def test_files_named_in_an_application(country):
    """Somebody else's file cannot be handed in, nor told from one that is not there."""
    for thing in (country.things["file"], NOTHING):
        with pytest.raises(Exception, match="answers-incomplete") as refused, transaction.atomic():
            world.send(country.people["other"], answers=world.petition(files=[str(thing)]))
        assert refused.value.fields == {"files": "cases.file_unknown"}


def test_whose_numbers_they_are_that_sign_in(country):
    number = world.number_of(country.people["owner"])
    tries = [(number, "AA0000001"), (number, "AA7654321"), ("42605900010018", "AA1234567")]
    first, *others = (
        seen(country, "anonymous", "POST", "/uz/sign-in", {"pinfl": pinfl, "document": document})
        for pinfl, document in tries
    )
    assert first["asked"]
    assert all(other == first for other in others)


def test_whether_a_code_was_ever_sent(country):
    """A challenge of a person and one of nobody answer a wrong code alike."""
    number = world.number_of(country.people["owner"])
    answers = []
    for pinfl, document in ((number, "AA0000001"), ("42605900010018", "AA1234567")):
        with transaction.atomic():
            challenge = identity.start_sign_in(ANONYMOUS, pinfl, document, address="192.0.2.1")
            deliver_all()
            browser = country.client("anonymous")
            browser.cookies["darcha_step"] = challenge.token
            with CaptureQueriesContext(connection) as captured:
                answer = browser.post("/uz/sign-in/code", {"code": "000000"})
            said = TOKEN.sub("", answer.content.decode())
            answers.append((answer.status_code, said, [VALUES.sub("?", query["sql"]) for query in captured]))
            transaction.set_rollback(True)
    assert answers[0][0] == 422 and answers[0][2]
    assert answers[0] == answers[1]


def test_whether_there_is_such_an_officer(country, monkeypatch):
    hashed = []
    real = hasher().verify
    monkeypatch.setattr("argon2.PasswordHasher.verify", lambda self, *pair: hashed.append(1) or real(*pair))
    with transaction.atomic():
        from darcha.ground import clock
        from darcha.ground.sealing import blind_index

        hashed_once = hasher().hash("daryo karvon uzum")
        for login, state in (
            ("known@example.uz", "active"),
            ("left@example.uz", "disabled"),
            ("new@example.uz", "invited"),
        ):
            Account.objects.create(
                kind="staff",
                state=state,
                known={"login": login},
                login_index=blind_index("identity.login", login),
                passphrase_hash=hashed_once if state != "invited" else "",
                created_at=clock.now(),
            )
        seen(
            country, "anonymous", "POST", "/uz/office/sign-in", {"login": "x@example.uz", "passphrase": "y"}
        )  # nobody's hash is made
        hashed.clear()
        logins = ("known@example.uz", "left@example.uz", "new@example.uz", "never@example.uz")
        answers = [
            seen(
                country,
                "anonymous",
                "POST",
                "/uz/office/sign-in",
                {"login": login, "passphrase": "wrong"},
                typed=(login,),
            )
            for login in logins
        ]
        transaction.set_rollback(True)
    assert len(hashed) == 4  # one hash for each, whoever it is
    assert answers[0]["status"] == 422
    assert all(answer == answers[0] for answer in answers)


def test_invitations_that_are_spent_and_that_never_were(country):
    with transaction.atomic():
        spent = identity.staff_invite(world.SYSTEM, "once@example.uz", "X", []).token
        identity.staff_invite(world.SYSTEM, "once@example.uz", "X", [])  # the newer one takes its place
        alike(country, "anonymous", "GET", "/uz/office/invite/{}", spent, "x" * len(spent))
        transaction.set_rollback(True)
