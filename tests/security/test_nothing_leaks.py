"""What is personal stands in sealed fields alone: not in tables, queues or logs; what packs say is never evaluated."""
# ruff: noqa: E501, S608 - tables of odd input are clearer in one line; tables are named by the database itself

import logging

import pytest
from django.db import connection, transaction

from darcha.ground.outbox.testing import deliver_all

pytestmark = pytest.mark.django_db
CANARIES = (
    "Kanareyeva",
    "Qumri",
    "Xolmirzo",
    "Kanareyka",
    "Kanareykalik",
    "+998900000001",
    "998900000001",
    "AA0000001",
    "01K777RY",
)
HOSTILE = (
    "{{7*7}}",
    "{% load x %}",
    "{% debug %}",
    "${7*7}",
    "#{7*7}",
    "{0.__class__}",
    "%(x)s",
    "<script>alert(1)</script>",
    '#read("/etc/passwd")',
)


def everything_stored():
    """The text of every row of every table."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')
            yield table, cursor.fetchone()[0] or ""


def test_no_table_and_no_queue_holds_what_is_personal(country):
    stored = dict(everything_stored())
    assert stored["procrastinate_jobs"] and stored["ground_outboxevent"] and stored["cases_casecontent"]
    found = {
        (table, canary)
        for table, text in stored.items()
        if table != "demo_outbox_message"
        for canary in CANARIES
        if canary in text or canary.encode().hex() in text
    }
    assert {table for table, _ in found} - DEMO_ONLY == set(), found


DEMO_ONLY = {"demo_outbox_keptmessage"}  # what would have been sent, kept to be shown, in the demo alone


def test_a_journey_with_its_failures_writes_nothing_personal_to_the_log(country, caplog):
    things = country.things
    with caplog.at_level(logging.DEBUG), transaction.atomic():
        for role in ("owner", "other", "officer", "outsider"):
            for path in ("/uz/me", f"/uz/applications/{things['case']}", f"/uz/office/cases/{things['case']}", "/uz/documents",
                         f"/api/v1/applications/{things['petition']}", f"/uz/apply/{things['draft']}/check"):  # fmt: skip
                country.send(role, "GET", path)
        country.send("anonymous", "POST", "/uz/sign-in", {"pinfl": "Kanareyeva", "document": "AA0000001"})
        country.send("anonymous", "POST", "/uz/sign-in", {"pinfl": "41705900010011", "document": "AA0000001"})
        country.send(
            "anonymous", "POST", "/uz/sign-in", {"pinfl": "x", "document": "AA0000001"}, enforce_csrf_checks=True
        )
        country.send(
            "owner", "POST", f"/uz/apply/{things['draft']}/what", {"text": "Kanareyka", "phone": "+998900000001"}
        )
        country.send("owner", "POST", "/api/v1/applications", b'{"text": "Kanareyka', content_type="application/json")
        country.send("officer", "POST", f"/uz/office/cases/{things['case']}/ask", {"words": "Kanareyka kimniki?"})
        deliver_all()
        transaction.set_rollback(True)
    lines = [record for record in caplog.records if not record.name.startswith("django.db")]
    said = "\n".join(record.getMessage() + str(record.exc_text or "") for record in lines)
    assert [canary for canary in CANARIES if canary in said] == []


def test_a_fault_of_ours_tells_a_number_and_nothing_else(country, caplog, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError("Kanareyeva Qumri")

    monkeypatch.setattr("darcha.kernel.cases.api.my_cases", broken)
    with caplog.at_level(logging.DEBUG):
        page = country.send("owner", "GET", "/uz/applications")
        answer = country.send("owner", "GET", "/api/v1/applications")
    assert (page.status_code, answer.status_code) == (500, 500)
    assert "RuntimeError" not in page.content.decode() + answer.content.decode()
    assert answer.headers["Content-Type"] == "application/problem+json"
    incident = answer.json()["detail"].split()[-1]
    assert incident in caplog.text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_pack_says_is_text(country, monkeypatch, hostile):
    """Every text of every service replaced by an expression: pages show it as it stands, escaped."""
    from html import escape

    from darcha.ground.text import Text

    monkeypatch.setattr(Text, "in_", lambda self, language: hostile)
    for role, path in (
        ("anonymous", "/uz/services"),
        ("anonymous", "/uz/services/window-tint-permit"),
        ("owner", "/uz/services/appeal/apply"),
        ("owner", f"/uz/applications/{country.things['case']}"),
        ("officer", f"/uz/office/cases/{country.things['case']}"),
    ):
        with transaction.atomic():
            answer = country.send(role, "GET", path)
            transaction.set_rollback(True)
        said = answer.content.decode()
        assert answer.status_code == 200, path
        assert escape(hostile).replace("&#x27;", "&#39;") in said.replace("&#x27;", "&#39;") or hostile in said, path
        assert "<script>alert" not in said
        assert ">49<" not in said
