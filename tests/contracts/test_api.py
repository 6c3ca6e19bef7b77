"""The public API keeps its contract: statuses, bodies, keys, strictness, paging, limits, verdicts."""

import json
from datetime import timedelta
from uuid import uuid4

import jsonschema_rs
import pytest
from django.apps import apps

from darcha.doors.public_api import limits
from darcha.doors.public_api.schemas import Application
from darcha.ground import clock
from darcha.kernel.cases.tests import world
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.documents import api as documents
from darcha.kernel.statistics import api as statistics

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"
PETITION = {"service": world.PETITION, "answers": world.petition(), "language": "uz"}
SERVICES = {
    "a petition": PETITION,
    "with a fee": {"service": world.CERTIFICATE, "answers": world.CERTIFICATE_ANSWERS, "language": "uz"},
}


@pytest.fixture
def call(country):
    def run(role, method, path, body=None, key=None, **headers):
        said = {**headers, **({"Idempotency-Key": key} if key is not None else {})}
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        return country.send(role, method, f"/api/v1/{path}", data, content_type="application/json", headers=said)

    return run


@pytest.fixture
def submitted(call):
    return call("owner", "POST", "applications", PETITION, key=str(uuid4())).json()


def code(answer):
    assert answer.headers["Content-Type"] == PROBLEM
    said = answer.json()
    assert said["status"] == answer.status_code
    assert said["type"] and said["title"]
    return said["code"]


def test_a_submission_answers_with_everything_promised(call):
    answer = call("owner", "POST", "applications", PETITION, key="k1")
    assert answer.status_code == 201
    said = answer.json()
    assert set(said) == {"number", "id", "state", "step", "received_at", "due", "links"}
    assert said["received_at"].endswith("+05:00")
    assert {"due_on", "due_at", "starts_on", "stopped", "derivation_url"} <= set(said["due"])
    assert set(said["links"]) == {"self", "pay", "documents", "timeline"}
    assert said["due"]["due_on"] == "2026-03-24"


@pytest.mark.parametrize("received", ["10:00:00", "10:00:00.000400", "10:00:00.123456", "10:00:00.120000"])
@pytest.mark.parametrize("service", SERVICES)
def test_the_receipt_and_the_list_say_the_same_in_the_same_letters(call, service, received):
    """A receipt is made past the checks that every other answer goes through."""
    with clock.frozen(f"2026-03-06T{received}+05:00"):
        answer = call("owner", "POST", "applications", SERVICES[service], key=str(uuid4()))
    said = answer.json()
    (listed,) = [one for one in call("owner", "GET", "applications").json()["items"] if one["id"] == said["id"]]
    assert {name: listed[name] for name in said} == said
    assert Application.model_validate(said).model_dump().keys() == said.keys()
    assert answer.headers["Content-Type"] == call("owner", "GET", "applications").headers["Content-Type"]


def test_the_links_lead_somewhere(call, country, submitted):
    for name in ("self", "documents", "timeline"):
        path = submitted["links"][name].removeprefix("http://testserver/api/v1/")
        assert call("owner", "GET", path).status_code == 200
    derivation = call("owner", "GET", submitted["due"]["derivation_url"].removeprefix("http://testserver/api/v1/"))
    assert derivation.status_code == 200
    assert len([day for day in derivation.json()["derivation"] if day["counted"]]) == 15


def relative(address):
    return address.removeprefix("http://testserver/api/v1/")


def test_the_derivation_is_said_in_the_language_asked_for(call, submitted):
    path = relative(submitted["due"]["derivation_url"])
    assert path == f"applications/{submitted['id']}/due"
    said = call("owner", "GET", path, **{"Accept-Language": "ru"}).json()
    assert said["summary"][0] == "Ответ должен быть дан до конца дня 24.03.2026 (вторник)."
    assert (said["stops"], said["extensions"], said["registration"]) == ([], [], [])
    assert [day["special"] for day in said["derivation"] if day["special"]][-1] == "Рамазан хайит"
    assert call("other", "GET", path).status_code == 404


def test_the_sheet_for_a_court_is_made_once(call, submitted):
    path = relative(submitted["due"]["sheet_url"])
    made = call("owner", "POST", path, {"language": "en"})
    again = call("owner", "POST", path, {"language": "en"})
    assert (made.status_code, again.status_code) == (201, 200) and made.json() == again.json()
    other = call("owner", "POST", path, {})
    assert other.status_code == 201 and other.json()["number"] != made.json()["number"], "the application's language"
    pdf = call("owner", "GET", relative(made.json()["links"]["self"]))
    assert pdf.content.startswith(b"%PDF") and documents.verify_pdf(pdf.content).outcome == "valid"
    listed = call("owner", "GET", relative(submitted["links"]["documents"])).json()["items"]
    assert [one["id"] for one in listed] == [made.json()["id"], other.json()["id"]]
    assert call("owner", "POST", path, {"language": "de"}).status_code == 422
    assert call("other", "POST", path, {}).status_code == 404


def test_a_repeat_gets_the_same_body_and_makes_no_second_case(call):
    first = call("owner", "POST", "applications", PETITION, key="k2")
    again = call("owner", "POST", "applications", dict(reversed(PETITION.items())), key="k2")
    assert (again.status_code, again.content) == (201, first.content)
    assert apps.get_model("cases", "SubmissionKey").objects.filter(key="k2").count() == 1


def test_repeats_do_not_count_against_the_limit(call, monkeypatch):
    left = int(call("owner", "POST", "applications", PETITION, key="k3").headers["RateLimit-Remaining"])
    from darcha.ground import clock

    with clock.frozen("2026-03-06T10:05+05:00"):
        again = call("owner", "POST", "applications", PETITION, key="k3")
    assert again.status_code == 201
    assert int(again.headers["RateLimit-Remaining"]) == left


def test_a_key_with_another_body_is_refused(call):
    call("owner", "POST", "applications", PETITION, key="k4")
    other = {**PETITION, "answers": world.petition(text="Boshqa murojaat matni, yigirma harfdan uzun.")}
    answer = call("owner", "POST", "applications", other, key="k4")
    assert (answer.status_code, code(answer)) == (409, "idempotency-key-reused")


@pytest.mark.parametrize("key", [None, "", "   ", "x" * 201, "kalit\x01"])
def test_without_a_key_nothing_is_submitted(call, key):
    answer = call("owner", "POST", "applications", PETITION, key=key)
    assert (answer.status_code, code(answer)) == (400, "idempotency-key-missing")


def test_a_key_belongs_to_its_person(call):
    mine = call("owner", "POST", "applications", PETITION, key="shared").json()
    other = call("other", "POST", "applications", PETITION, key="shared")
    assert other.status_code == 201
    assert other.json()["id"] != mine["id"]


def test_no_or_bad_token_is_401(call, country):
    for headers in (
        {},
        *({"Authorization": said} for said in ("Bearer", "Bearer x", "Basic eDp5", "Bearer drc_x\x00")),
    ):
        answer = call("anonymous", "GET", "applications", **headers)
        assert (answer.status_code, code(answer)) == (401, "unauthenticated")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_an_open_route_with_a_bad_token_is_401(call):
    assert call("anonymous", "GET", "services", Authorization="Bearer nonsense").status_code == 401


def test_what_is_not_yours_is_what_does_not_exist(call, country):
    for path in ("applications/{}", "applications/{}/timeline", "applications/{}/due", "applications/{}/documents"):
        theirs = call("other", "GET", path.format(country.things["case"]))
        nothing = call("other", "GET", path.format(country.things["nothing"]))
        assert (theirs.status_code, theirs.content) == (404, nothing.content)
    theirs = call("other", "GET", f"documents/{country.things['paper']}")
    assert (theirs.status_code, code(theirs)) == (404, "not-found")


def test_403_is_for_a_missing_scope_alone(call, country):
    for role, path in (("owner", "worklist"), ("client", "applications"), ("officer", "applications")):
        answer = call(role, "GET" if role != "officer" else "POST", path, b"{}" if role == "officer" else None)
        assert (answer.status_code, code(answer)) == (403, "missing-scope")


def test_wrong_answers_are_named_by_their_path(call):
    answer = call("owner", "POST", "applications", {**PETITION, "answers": {"kind": "gossip"}}, key="k5")
    assert (answer.status_code, code(answer)) == (422, "answers-incomplete")
    paths = {wrong["path"] for wrong in answer.json()["errors"]}
    assert {"answers.kind", "answers.text", "answers.bodies"} <= paths
    assert all(wrong["code"] for wrong in answer.json()["errors"])


def test_wrong_shape_is_named_by_its_path(call):
    answer = call("owner", "POST", "applications", {"service": 5, "answers": [], "extra": 1}, key="k6")
    assert (answer.status_code, code(answer)) == (422, "invalid")
    assert any("extra" in wrong["path"] for wrong in answer.json()["errors"])


def test_a_service_that_is_not_there(call):
    answer = call("owner", "POST", "applications", {**PETITION, "service": "no-such-service"}, key="k7")
    assert answer.status_code == 422
    assert call("owner", "GET", "services/no-such-service").status_code == 404


DEEP = b'{"a":' * 64 + b"1" + b"}" * 64
NOT_STRICT = [
    b"{",
    b"\xff\xfe",
    b'{"service": "appeal", "service": "appeal", "answers": {}, "language": "uz"}',
    b'{"service": "appeal", "answers": {"text": NaN}, "language": "uz"}',
    b'{"service": "appeal", "answers": {"text": Infinity}, "language": "uz"}',
    b'{"service": "appeal", "answers": {"text": "a\\u0000b"}, "language": "uz"}',
    b'{"service": "appeal", "answers": {"te\\u0000xt": "ab"}, "language": "uz"}',
    b'{"service": "appeal", "answers": {"text": "\\ud800"}, "language": "uz"}',
    b'{"service": "appeal", "answers": {"n": 1e999}, "language": "uz"}',
    b'{"service": "appeal", "answers": {"n": ' + b"9" * 5_000 + b'}, "language": "uz"}',
    b'{"service": "appeal", "answers": {"a": ' + DEEP + b'}, "language": "uz"}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("body", NOT_STRICT, ids=range(len(NOT_STRICT)))
def test_what_parsers_disagree_about_is_refused(call, body):
    answer = call("owner", "POST", "applications", body, key="k8")
    assert (answer.status_code, code(answer)) == (400, "not-json")


def test_sixty_four_levels_are_taken_as_json(call):
    nested = b'{"a":' * 62 + b"1" + b"}" * 62
    body = b'{"service": "appeal", "language": "uz", "answers": {"x": ' + nested + b"}}"
    assert call("owner", "POST", "applications", body, key="k9").status_code == 422


def test_a_body_too_large_is_413(call):
    answer = call("owner", "POST", "applications", b'"' + b"x" * 3_000_000 + b'"', key="k10")
    assert (answer.status_code, code(answer)) == (413, "too-large")


def test_pages_by_cursor(call, submitted):
    seen, cursor = [], ""
    while True:
        page = call("owner", "GET", f"applications?limit=2&cursor={cursor}").json()
        assert set(page) == {"items", "next"}
        assert len(page["items"]) <= 2
        seen += [item["id"] for item in page["items"]]
        if page["next"] is None:
            break
        cursor = page["next"]
    whole = [item["id"] for item in call("owner", "GET", "applications?limit=100").json()["items"]]
    assert seen == whole
    assert len(seen) == len(set(seen)) >= 5


@pytest.mark.parametrize(
    "cursor", ["x", "%00", "W10", "bnVsbA", "WyIwMDAxLTAxLTAxVDAwOjAwOjAwKzE0OjAwIiwgIngiXQ", "%F0%9F%98%80"]
)
def test_a_cursor_made_up_is_no_fault_of_ours(call, cursor):
    for role, path in (("owner", "applications"), ("officer", "worklist"), ("owner", "services")):
        assert call(role, "GET", f"{path}?cursor={cursor}").status_code in {200, 422}


def test_every_answer_tells_the_allowance(call, country):
    for role, path in (("owner", "applications"), ("anonymous", "services"), ("other", "applications/nothing")):
        answer = call(role, "GET", path)
        limit, left, reset = (int(answer.headers[f"RateLimit-{name}"]) for name in ("Limit", "Remaining", "Reset"))
        assert 0 <= left < limit
        assert 0 < reset <= 61


def test_beyond_the_allowance_is_429(call, monkeypatch):
    monkeypatch.setattr(limits, "ANONYMOUS_CALLS", 3)
    answers = [call("anonymous", "GET", "services") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert code(answers[-1]) == "too-many-calls"
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_tokens_made_up_share_their_address_s_allowance(call, monkeypatch):
    monkeypatch.setattr(limits, "ANONYMOUS_CALLS", 3)
    answers = [call("anonymous", "GET", "services", Authorization=f"Bearer made-up-{n}") for n in range(5)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429]


@pytest.mark.parametrize("path", ["openapi.json", "nothing/here", ""])
def test_where_no_token_is_looked_at_made_up_ones_count_for_nothing(call, monkeypatch, path):
    monkeypatch.setattr(limits, "ANONYMOUS_CALLS", 3)
    answers = [call("anonymous", "GET", path, Authorization=f"Bearer made-up-{n}") for n in range(5)]
    assert [answer.status_code for answer in answers[3:]] == [429, 429]


def test_services_and_passport(call):
    listed = call("anonymous", "GET", "services?lang=ru").json()
    assert {"key", "name", "agency", "sphere", "fee_from", "term"} <= set(listed["items"][0])
    assert {item["key"] for item in listed["items"]} == set(catalogue.current().services)
    found = call("anonymous", "GET", "services?q=tonirovka&lang=uz").json()
    assert world.PERMIT in [item["key"] for item in found["items"]]
    passport = call("anonymous", "GET", f"services/{world.PERMIT}?lang=en").json()
    assert passport["refusal_grounds"] and all(ground["article"] for ground in passport["refusal_grounds"])


def test_the_passport_says_how_long_it_really_takes(call):
    def waiting():
        return call("anonymous", "GET", f"services/{world.PERMIT}").json()["waiting"]

    before = waiting()
    assert (before["cases"], before["median_seconds"], before["nine_of_ten_seconds"]) == (0, None, None)
    assert before["backlog"]["open"] >= 1
    today = clock.today()
    done = statistics.CaseFigures(
        world.PERMIT, "1726", "completed", today, today, "approved", timedelta(minutes=30), own=timedelta(minutes=5)
    )
    late = statistics.CaseFigures(world.PERMIT, "1726", "new", today, None, "", None, ends_at=clock.now())
    for figures in [*[done] * 20, late]:
        statistics.note_case(world.SYSTEM, case_id=uuid4(), figures=figures)
    assert waiting() == {
        "cases": 20,
        "median_seconds": 1800,
        "nine_of_ten_seconds": 1800,
        "own": {"cases": 20, "median_seconds": 300},
        "backlog": {"open": before["backlog"]["open"] + 1, "past_term": before["backlog"]["past_term"] + 1},
    }


@pytest.mark.parametrize("key", [world.PETITION, world.CERTIFICATE, world.PERMIT])
def test_the_form_s_schema_makes_an_accepted_application(call, key):
    form = call("owner", "GET", f"services/{key}/form?lang=en").json()
    assert set(form) == {"service", "version", "language", "schema", "pages"}
    schema = form["schema"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$ref" not in json.dumps(schema)
    for shape in schema["properties"].values():
        assert "const" in shape or shape.get("enum") or "examples" in shape
        for example in shape.get("examples", [])[:1]:
            jsonschema_rs.validator_for(shape).validate(example)
    answers = catalogue.smallest_answers(schema)
    jsonschema_rs.validator_for(schema).validate(answers)
    body = {"service": key, "answers": answers, "language": "uz"}
    assert call("owner", "POST", "applications", body, key=f"form-{key}").status_code == 201


def test_paying_leads_to_the_provider(call, country):
    answer = call("owner", "POST", f"applications/{country.things['unpaid']}/payments")
    assert answer.status_code == 200
    assert answer.json()["checkout_url"].startswith("https://")
    paid = call("owner", "POST", f"applications/{country.things['case']}/payments")
    assert (paid.status_code, code(paid)) == (409, "invoice-paid")
    free = call("owner", "POST", f"applications/{country.things['petition']}/payments")
    assert (free.status_code, code(free)) == (409, "nothing-to-pay")


def test_withdrawing(call, submitted):
    path = f"applications/{submitted['id']}/withdraw"
    assert call("other", "POST", path, {"words": ""}).status_code == 404
    assert call("owner", "POST", path, {"words": "Fikrimdan qaytdim"}).json()["state"] == "cancelled"
    again = call("owner", "POST", path, {"words": ""})
    assert (again.status_code, code(again)) == (409, "act-not-possible")


def test_the_whole_application(call, country):
    said = call("owner", "GET", f"applications/{country.things['done']}").json()
    assert said["state"] == "completed"
    assert said["timeline"] and said["payments"] and said["documents"] and said["due"]["derivation"]
    path = said["documents"][0]["links"]["self"].removeprefix("http://testserver/api/v1/")
    paper = call("owner", "GET", path)
    assert paper.headers["Content-Type"] == "application/pdf"
    assert paper.headers["Content-Disposition"].startswith("attachment")
    assert paper.content.startswith(b"%PDF-")


def test_the_officer_s_side(call, country):
    listed = call("officer", "GET", "worklist").json()
    assert str(country.things["case"]) in [item["id"] for item in listed["items"]]
    acts = call("officer", "GET", f"applications/{country.things['case']}/actions").json()["items"]
    assert "approve" in [act["act"] for act in acts if act["possible"]]
    path = f"applications/{country.things['case']}/actions"
    refused = call("officer", "POST", f"{path}/refuse", {"words": "yoʻq"})
    assert (refused.status_code, code(refused)) == (422, "refusal-incomplete")
    assert call("officer", "POST", f"{path}/dance", {}).status_code == 404
    assert call("outsider", "POST", f"{path}/approve", {}).status_code == 404
    assert call("officer", "POST", f"{path}/approve", {}).json()["state"] in {"in_progress", "completed"}


def test_an_officer_s_reading_by_api_is_written_down(call, country):
    looked = apps.get_model("exchange", "AccessRecord").objects
    before = looked.count()
    assert call("officer", "GET", f"applications/{country.things['case']}").status_code == 200
    assert looked.count() == before + 1


def test_verdicts(call, country):
    valid = call("anonymous", "GET", f"verify/{country.things['code']}")
    assert (valid.status_code, valid.json()["verdict"]) == (200, "valid")
    unknown = call("anonymous", "GET", "verify/0000-0000-0000-0000")
    assert (unknown.status_code, code(unknown)) == (404, "unknown")


def test_a_paper_by_its_file(country):
    from django.core.files.uploadedfile import SimpleUploadedFile

    content = country.send("owner", "GET", f"/api/v1/documents/{country.things['paper']}").content
    flipped = content[:900] + bytes([content[900] ^ 1]) + content[901:]
    for sent, verdict in ((content, "valid"), (flipped, "altered"), (b"%PDF-1.7 nothing", "not_ours")):
        file = SimpleUploadedFile("a.pdf", sent)
        answer = country.send("anonymous", "POST", "/api/v1/verify", {"file": file})
        assert (answer.status_code, answer.json()["verdict"]) == (200, verdict)


def test_the_twenty_first_check_in_a_minute_waits(call):
    answers = [call("anonymous", "GET", "verify/0000-0000-0000-0000") for _ in range(21)]
    assert [answer.status_code for answer in answers] == [404] * 20 + [429]
    assert code(answers[-1]) == "verify-too-many-tries"
    assert answers[-1].headers["Retry-After"] == "60"


def test_files_are_taken_and_refused(country):
    from django.core.files.uploadedfile import SimpleUploadedFile

    def upload(name, content):
        return country.send("owner", "POST", "/api/v1/files", {"file": SimpleUploadedFile(name, content)})

    paper = country.send("owner", "GET", f"/api/v1/documents/{country.things['paper']}").content
    kept = upload("a.pdf", paper)
    assert (kept.status_code, kept.json()["state"]) == (201, "clean")
    assert (upload("a.pdf", b"MZ nothing").status_code, upload("a.exe", b"MZ").status_code) == (422, 422)
    assert country.send("owner", "POST", "/api/v1/files", {"other": "x"}).status_code == 422


def test_below_the_api_everything_is_a_problem(call):
    for method, path, status in (
        ("GET", "nothing/here", 404),
        ("GET", "applications/not-an-id", 404),
        ("DELETE", "services", 405),
        ("FOO", "applications", 405),
        ("GET", "", 404),
    ):
        answer = call("owner", method, path)
        assert answer.status_code == status
        code(answer)


def test_the_description_is_complete(call):
    described = call("anonymous", "GET", "openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            responses = operation["responses"]
            assert {"400", "401", "404", "422", "429"} <= set(responses), (method, path)
            for status, response in responses.items():
                if int(status) >= 400:
                    assert set(response["content"]) == {PROBLEM}, (method, path, status)
