"""Nobody fills memory, disks or tables with what no form can need (attack T6): drafts, parked pages, bodies, files."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from darcha.config.middleware.sizes import MEGABYTES
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.errors import TooManyDrafts
from darcha.kernel.cases.rules.drafts import KEPT_SIGNS, MOST_DRAFTS, MOST_SIGNS
from darcha.kernel.cases.rules.parking import MOST_PARKED
from darcha.kernel.cases.tests import world

pytestmark = pytest.mark.django_db
FORM = "/uz/services/appeal/apply"


@pytest.fixture(autouse=True)
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def hidden(page):
    return dict(re.findall(r'<input type="hidden" name="(_\w+)" value="([^"]*)"', page.content.decode()))


def sealed_sizes(table, column="content"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max(length({column})) FROM {table}")  # noqa: S608 - a table of ours
        return cursor.fetchone()[0]


def test_a_text_without_end_does_not_become_a_draft(country):
    page = country.send("owner", "GET", f"{FORM}?new=1")
    before = apps.get_model("cases", "Draft").objects.count()
    answer = country.send("owner", "POST", FORM, {**hidden(page), "text": "x" * (MOST_SIGNS + 1)})
    assert answer.status_code == 413
    assert apps.get_model("cases", "Draft").objects.count() == before


def test_nor_does_it_wait_for_one_who_has_to_sign_in_again(country):
    page = country.send("owner", "GET", f"{FORM}?new=1")
    answer = country.send("anonymous", "POST", FORM, {**hidden(page), "text": "x" * (MOST_SIGNS + 1)})
    assert answer.status_code == 413
    assert not apps.get_model("cases", "ParkedAnswers").objects.exists()


def test_one_person_s_pages_wait_in_fifty_places_at_most(country):
    page = hidden(country.send("owner", "GET", f"{FORM}?new=1"))
    for number in range(MOST_PARKED + 5):
        browser = {"Cookie": f"{settings.DARCHA_SESSION_COOKIE}_typed=browser-{number}"}
        country.client("anonymous").post(FORM, {**page, "text": f"Matn {number}"}, headers=browser)
    kept = apps.get_model("cases", "ParkedAnswers").objects
    assert kept.count() == MOST_PARKED
    assert "Matn 54" in [row.content["answers"]["text"] for row in kept.all()]


def test_a_draft_changed_again_and_again_keeps_its_size(country):
    """Each save keeps what it replaced, for tabs left open; a page of a draft reads all of it."""
    owner, draft = country.people["owner"], country.things["draft"]
    for turn in range(24):
        cases.save_draft(
            owner,
            service_key=world.PETITION,
            answers={"text": chr(65 + turn) * (KEPT_SIGNS // 10)},
            language="uz",
            draft_id=draft,
            based_on=turn + 1,
        )
    assert sealed_sizes("cases_draft") < 2 * KEPT_SIGNS


def test_one_account_keeps_fifty_drafts(country):
    owner = country.people["owner"]
    have = len(cases.drafts_of(owner))
    begin = {"service_key": world.PETITION, "answers": {"kind": "complaint"}, "language": "uz"}
    for _ in range(MOST_DRAFTS - have):
        cases.save_draft(owner, **begin)
    with pytest.raises(TooManyDrafts):
        cases.save_draft(owner, **begin)
    newest = cases.drafts_of(owner)[0]
    cases.save_draft(owner, **begin, draft_id=newest.id)  # those there are still saved
    assert len(cases.drafts_of(owner)) == MOST_DRAFTS


@pytest.mark.parametrize("path", ["/uz/sign-in", FORM, "/uz/verify", "/api/v1/verify", "/api/v1/files"])
def test_a_body_beyond_all_forms_is_refused_unread(country, path):
    class Unread:
        def read(self, *_):
            raise AssertionError("the body was read")

        readline = read

    answer = country.send(
        "owner",
        "POST",
        path,
        b"x",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(MEGABYTES * 1024 * 1024 + 1),
        **{"wsgi.input": Unread()},
    )
    assert answer.status_code == 413


def test_no_more_of_a_file_is_taken_into_memory_than_a_file_may_have(country, monkeypatch):
    read = []
    monkeypatch.setattr("darcha.kernel.documents.api.receive_file", lambda who, content, **_: read.append(len(content)))
    file = SimpleUploadedFile("a.pdf", b"%PDF-" + b"\0" * 12 * 1024 * 1024)
    country.send("owner", "POST", "/api/v1/files", {"file": file})
    assert read == [10 * 1024 * 1024 + 1]
