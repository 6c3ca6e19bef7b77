"""Other bodies are asked through the door, and answer through theirs, in two languages."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.test_submit import picture
from darcha.kernel.identity import api as identity

from .conftest import page
from .test_desk_acts import do, said_after

WORDS = "Chiroqlar kimning balansida ekanini yozib bering."
DATA = "Chiroqlar tuman hokimligi balansida, shartnoma 12-son."


@pytest.mark.parametrize(
    ("lang", "asked", "given", "due"),
    [
        ("uz", "Organlardan soʻraldi", "Maʼlumot yuborildi", "Javob muddati"),
        ("ru", "Органы запрошены", "Данные отправлены", "Ответить до"),
    ],
)
def test_co_executors_are_asked_and_give_data(country, desk_of, lang, asked, given, due):
    letter = world.send(country.citizen)
    lead = desk_of(world.staff(world.LEAD, "petitions-officer"))
    other = desk_of(world.staff(world.OTHER_BODY, "petitions-officer"))
    case = page("case", lang, case_id=letter.public_id)
    assert other.get(case).status_code == 404
    assert do(lead, letter, "involve", lang, bodies=[], words=WORDS).status_code == 422
    assert asked in said_after(lead, do(lead, letter, "involve", lang, bodies=[world.OTHER_BODY], words=WORDS))
    html = other.get(case).content.decode()
    assert due in html and WORDS in html and page("act", lang, case_id=letter.public_id, act="supply") in html
    assert given in said_after(other, do(other, letter, "supply", lang, words=DATA))
    assert DATA in lead.get(case).content.decode()


@pytest.fixture
def involved(country, desk_of):
    """A petition about which another body was asked for data, and an officer of that body."""
    letter, other = world.send(country.citizen), world.staff(world.OTHER_BODY, "petitions-officer")
    do(desk_of(country.officer), letter, "involve", bodies=[world.OTHER_BODY], words=WORDS)
    return letter, other


def scan(name="shartnoma.png", content=None):
    return SimpleUploadedFile(name, content or picture("red"), "image/png")


def test_a_document_is_kept_while_the_words_are_put_right_and_the_lead_opens_it(country, desk_of, involved):
    letter, other = involved
    office, lead = desk_of(other), desk_of(country.officer)
    first = do(office, letter, "supply", words="", files=scan())
    assert first.status_code == 422 and "shartnoma.png" in first.content.decode()
    kept = {"had-files": re.search(r'name="had-files" value="([0-9a-f-]{36})"', first.content.decode())[1]}
    done = do(office, letter, "supply", words=DATA, **kept)
    file = page("file", case_id=letter.public_id, file_id=kept["had-files"])
    for client, html in ((office, said_after(office, done)), (lead, None)):
        html = html or client.get(page("case", case_id=letter.public_id)).content.decode()
        assert html.count(file) == 1, "beside the answer, not once more among what the applicant sent"
        assert client.get(file).status_code == 200


def test_documents_are_attached_and_left_out_without_sending_the_answer(desk_of, involved):
    letter, other = involved
    office = desk_of(other)
    html = do(office, letter, "supply", words=DATA, files=scan(), upload="1").content.decode()
    kept = re.search(r'name="had-files" value="([0-9a-f-]{36})"', html)[1]
    assert DATA in html
    less = do(office, letter, "supply", words=DATA, remove=kept, **{"had-files": kept}).content.decode()
    assert "had-files" not in less and DATA in less


@pytest.mark.parametrize(
    "more", [{"files": scan("virus.png", b"MZ nothing")}, {"had-files": "nonsense", "upload": "1"}]
)
def test_what_is_no_document_is_named_and_nothing_typed_is_lost(desk_of, involved, more):
    letter, other = involved
    answer = do(desk_of(other), letter, "supply", words=DATA, **more)
    assert answer.status_code == (422 if "files" in more else 200)
    html = answer.content.decode()
    assert DATA in html and "had-files" not in html and ("virus.png" in html) is ("files" in more)


def test_a_program_sends_the_document_first_and_names_it_in_the_answer(country, involved):
    letter, other = involved
    client, base = Client(), f"/api/v1/applications/{letter.public_id}"
    scopes = ["files:write", "worklist:act", "worklist:read"]
    token = identity.issue_token(world.SYSTEM, other.account_id, name="x", scopes=scopes, assurance="mfa")
    bearer = {"Authorization": f"Bearer {token}"}
    sent = client.post("/api/v1/files", {"file": scan()}, headers=bearer)
    assert sent.status_code == 201, sent.content
    said = json.dumps({"words": DATA, "files": [sent.json()["id"]]})
    there = f"{base}/actions/supply"
    assert client.post(there, said, content_type="application/json", headers=bearer).status_code == 200
    nobodys = json.dumps({"words": DATA, "files": [str(letter.public_id)]})
    assert client.post(there, nobodys, content_type="application/json", headers=bearer).status_code == 409
