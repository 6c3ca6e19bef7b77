"""What a program leans on: moments, paths of fields, links that lead somewhere, bodies left out, repeats, money."""

import io
import json
import re
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from darcha.config.wsgi import application
from darcha.doors.public_api import limits
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import StillInFlight
from darcha.kernel.cases.tests import world

pytestmark = pytest.mark.django_db
PETITION = {"service": world.PETITION, "answers": world.petition(), "language": "uz"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@pytest.fixture
def call(country):
    def run(role, method, path, body=None, **headers):
        data = None if body is None else json.dumps(body).encode()
        return country.send(role, method, f"/api/v1/{path}", data, content_type="application/json", headers=headers)

    return run


def submit(call, key, role="owner", body=PETITION):
    return call(role, "POST", "applications", body, **{"Idempotency-Key": key})


def moments(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [found for item in value for found in moments(item)]
    return [value] if isinstance(value, str) and MOMENT.match(value) else []


def test_every_moment_carries_tashkent_s_offset(call, country):
    submit(call, "k1")
    seen = []
    for role, path in (
        ("owner", "applications?limit=100"),
        ("owner", f"applications/{country.things['done']}"),
        ("owner", f"applications/{country.things['unpaid']}"),
        ("owner", f"applications/{country.things['done']}/timeline"),
        ("owner", f"applications/{country.things['done']}/documents"),
        ("owner", f"applications/{country.things['case']}/due"),
        ("officer", "worklist"),
        ("officer", f"applications/{country.things['case']}"),
    ):
        seen += moments(call(role, "GET", path).json())
    assert len(seen) > 20
    assert [moment for moment in seen if not moment.endswith("+05:00")] == []


def test_the_description_says_what_every_call_needs_and_may_get(call):
    described = call("anonymous", "GET", "openapi.json").json()
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    for operation in operations:
        if "application/json" in operation.get("requestBody", {}).get("content", {}):
            assert "413" in operation["responses"], operation["operationId"]
        if "security" in operation:
            assert {"401", "403"} <= set(operation["responses"]), operation["operationId"]
    (key,) = [
        parameter
        for operation in operations
        if operation["operationId"] == "submit"
        for parameter in operation["parameters"]
    ]
    assert (key["name"], key["in"], key["required"]) == ("Idempotency-Key", "header", True)


@pytest.mark.parametrize(
    ("path", "body", "wrong"),
    [
        ("applications", {"answers": [], "language": "uz"}, {"service", "answers"}),
        ("applications", {**PETITION, "answers": {"kind": "gossip"}}, {"answers.kind", "answers.text"}),
        ("applications", None, {"body"}),
        ("applications/{case}/withdraw", {"words": 5}, {"words"}),
    ],
)
def test_what_is_wrong_is_named_from_the_root_of_the_body(call, country, path, body, wrong):
    answer = call("owner", "POST", path.format(case=country.things["case"]), body, **{"Idempotency-Key": "k2"})
    assert answer.status_code == 422
    assert wrong <= {field["path"] for field in answer.json()["errors"]}


def test_what_is_wrong_elsewhere_is_named_with_its_place(call):
    assert call("owner", "GET", "applications?limit=x").json()["errors"][0]["path"] == "query.limit"
    assert call("owner", "POST", "files").json()["errors"][0]["path"] == "file"


@pytest.mark.parametrize(
    ("body", "why"),
    [(b'{"a": 1, "a": 2}', "twice"), (b'{"a": NaN}', "NaN"), (b'"\\u0000"', "NUL"), (b"[" * 65 + b"]" * 65, "64")],
)
def test_a_body_that_is_not_taken_says_why(country, body, why):
    headers = {"Idempotency-Key": "k8"}
    answer = country.send(
        "owner", "POST", "/api/v1/applications", body, content_type="application/json", headers=headers
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "not-json")
    assert why in answer.json()["detail"]


def test_links_lead_somewhere_for_whoever_gets_them(call):
    submit(call, "k3")
    for role, path in (("owner", "applications"), ("officer", "worklist")):
        row = call(role, "GET", path).json()["items"][0]
        for name, link in {**row["links"], "due": row["due"]["derivation_url"]}.items():
            if name != "pay":
                assert call(role, "GET", urlsplit(link).path.removeprefix("/api/v1/")).status_code == 200, name


def test_a_body_of_words_alone_may_be_left_out(call, country):
    assert call("officer", "POST", f"applications/{country.things['case']}/actions/approve").status_code == 200
    mine = submit(call, "k4").json()["id"]
    assert call("owner", "POST", f"applications/{mine}/withdraw").json()["state"] == "cancelled"


def test_an_unknown_paper_has_its_verdict_too(call):
    assert call("anonymous", "GET", "verify/0000-0000-0000-0000").json()["verdict"] == "unknown"


def test_payments_say_how_the_money_stands(call, country):
    def payment(name):
        return call("owner", "GET", f"applications/{country.things[name]}", **{"Accept-Language": "ru"}).json()

    unpaid, done = payment("unpaid"), payment("done")
    assert (unpaid["payments"][0]["state"], unpaid["payments"][0]["paid_at"]) == ("open", None)
    assert (done["payments"][0]["state"], bool(done["payments"][0]["paid_at"])) == ("paid", True)
    for said in (unpaid, done):
        assert all(re.search("[А-я]", line["text"]) for line in said["fee"]["lines"])
        assert sum(line["amount"] for line in said["fee"]["lines"]) == said["fee"]["total"]


def test_a_repeat_is_answered_when_no_call_is_left(call, monkeypatch):
    first = submit(call, "k5")
    monkeypatch.setattr(limits, "CALLS", 1)
    again = submit(call, "k5")
    assert (again.status_code, again.content) == (201, first.content)
    another = submit(call, "k6")
    assert (another.status_code, another.json()["code"]) == (429, "too-many-calls")
    assert int(another.headers["Retry-After"]) > 0


def test_an_application_still_in_flight_is_to_be_sent_again_and_does_not_count(call, monkeypatch):
    left = int(submit(call, "k7").headers["RateLimit-Remaining"])

    def in_flight(*_, **__):
        raise StillInFlight

    monkeypatch.setattr(cases, "submit", in_flight)
    answer = submit(call, "k7")
    assert (answer.status_code, answer.json()["code"]) == (503, "still-in-flight")
    assert int(answer.headers["Retry-After"]) > 0
    assert int(answer.headers["RateLimit-Remaining"]) == left


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "applications"),
        ("POST", "applications"),
        ("POST", "applications/{case}/withdraw"),
        ("POST", "applications/{unpaid}/payments"),
        ("POST", "files"),
        ("POST", "nothing"),
    ],
)
def test_a_key_frees_no_other_call_from_the_limit(call, country, monkeypatch, method, path):
    monkeypatch.setattr(limits, "CALLS", 0)
    monkeypatch.setattr(limits, "ANONYMOUS_CALLS", 0)
    answer = call("owner", method, path.format_map(country.things), {}, **{"Idempotency-Key": str(uuid4())})
    assert (answer.status_code, answer.json()["code"]) == (429, "too-many-calls")


@pytest.mark.parametrize("path", ["a%0Ab", "applications/%0A", "%0D%0A", "verify/%0A/x"])
def test_an_address_that_no_route_reads_is_a_problem(call, path):
    answer = call("owner", "POST", path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_a_host_that_is_not_ours_is_a_problem(call):
    answer = call("anonymous", "GET", "services", Host="elsewhere.example")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")


@pytest.fixture
def one_transaction():
    """A request must not close the connection that the test's transaction lives in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_transaction")
def test_a_refusal_hears_the_body_out():
    """What is left unread would close the connection before the answer is read."""
    body = io.BytesIO(b"x" * 200_000)
    said = []
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/api/v1/applications",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": "200000",
        "CONTENT_TYPE": "application/json",
        "wsgi.input": body,
    }
    application(environ, lambda status, headers: said.append(status))
    assert said == ["401 Unauthorized"]
    assert body.read() == b""
