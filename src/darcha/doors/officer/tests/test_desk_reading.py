"""The inbox and the case: who sees what, what stands there, how many statements it costs, what bad input does."""

import base64
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from darcha.ground import clock
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.models import Case
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.world import LAW
from darcha.kernel.documents import api as documents
from darcha.kernel.exchange import api as exchange

from .conftest import page


def picture():
    """A small picture that can be read."""
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(made, "PNG")
    return made.getvalue()


@pytest.fixture
def letter(country):
    return world.send(country.citizen)


def cursor(moment):
    plain = json.dumps([moment, "00000000-0000-0000-0000-000000000000"])
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


@pytest.mark.parametrize("lang", ["uz", "ru", "kaa", "en", "uz-cyrl"])
def test_the_inbox_names_no_person_and_the_case_does(country, desk_of, letter, lang):
    client = desk_of(country.officer)
    inbox = client.get(page("inbox", lang)).content.decode()
    assert letter.number in inbox and "Kanareyeva" not in inbox
    shown = client.get(page("case", lang, case_id=letter.public_id)).content.decode()
    assert world.CANARY_NAME in shown and world.CANARY_TEXT in shown
    assert letter.number in shown.split('class="worklist"')[1].split("</ol>")[0], "the list stays beside the case"


def test_the_reading_is_written_down_and_shown(country, desk_of, letter):
    here = page("case", "en", case_id=letter.public_id)
    desk_of(country.head).get(here)
    shown = desk_of(country.officer).get(here).content.decode()
    assert "You 1 time, " in shown
    lines = [one for one in exchange.accesses_of(country.citizen.person_id).items if one.source == "case"]
    assert len(lines) == 2 and {one.purpose for one in lines} == {"handle-case"}


def test_another_body_finds_nothing(country, desk_of, letter):
    client = desk_of(country.outsider)
    assert letter.number not in client.get(page("inbox")).content.decode()
    assert client.get(page("case", case_id=letter.public_id)).status_code == 404
    for act in ("reply", "ask", "assign", "refuse"):
        there = page("act", case_id=letter.public_id, act=act)
        assert client.get(there).status_code == 404
        assert client.post(there, {"words": "Kanareyka soʻzlari shu yerda."}).status_code == 404
    found = client.get(page("find"), {"number": letter.number})
    assert found.status_code == 200 and "Kanareyeva" not in found.content.decode()


def test_nobody_reads_without_signing_in(client, country, letter):
    for there in (page("inbox"), page("case", case_id=letter.public_id), page("find")):
        assert client.get(there).headers["Location"].startswith(page("sign_in"))


def test_find_by_number_opens_the_case(country, desk_of, letter):
    client = desk_of(country.officer)
    answer = client.get(page("find"), {"number": f" {letter.number} "})
    assert answer.headers["Location"] == page("case", case_id=letter.public_id)


@pytest.mark.parametrize("number", ["", " ", "26", "\x00", "9" * 500, "😀", "<script>", "26-1726-0000000-0"])
def test_a_number_that_is_none_is_said_and_kept(country, desk_of, number):
    answer = desk_of(country.officer).get(page("find"), {"number": number})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"after": "garbage"},
        {"after": "\x00"},
        {"view": "x"},
        {"view": "\x00"},
        {"after": cursor("0001-01-01T00:00:00+23:59")},
        {"after": cursor("2026-01-01T00:00:00")},
        {"after": cursor("9999-12-31T23:59:59-23:59")},
        {"after": base64.urlsafe_b64encode(b"[" * 90).decode()},
        {"done": "<b>"},
    ],
)
def test_odd_queries_are_the_first_page(country, desk_of, letter, query):
    client = desk_of(country.officer)
    for there in (page("inbox"), page("case", case_id=letter.public_id)):
        answer = client.get(there, query)
        assert answer.status_code == 200
        assert letter.number in answer.content.decode()


def test_only_a_known_act_is_said_to_be_done(country, desk_of, letter):
    client = desk_of(country.officer)
    here = page("case", case_id=letter.public_id)
    assert "banner--done" in client.get(here, {"done": "ask"}).content.decode()
    assert "banner--done" not in client.get(here, {"done": "won"}).content.decode()


def test_the_place_in_the_list_is_carried_along(country, desk_of, letter):
    client = desk_of(country.officer)
    shown = client.get(page("inbox"), {"view": "free"}).content.decode()
    assert f"{page('case', case_id=letter.public_id)}?view=free" in shown
    there = page("act", case_id=letter.public_id, act="ask") + "?view=free"
    done = client.post(there, {"words": "Qaysi uyning yonida?"})
    assert done.headers["Location"] == page("case", case_id=letter.public_id) + "?view=free&done=ask"


def test_what_registers_say_is_in_words(country, desk_of):
    permit = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    shown = desk_of(country.inspector).get(page("case", "ru", case_id=permit.public_id)).content.decode()
    assert "Государственный реестр транспортных средств" in shown
    for label in ("Марка", "Год выпуска", "легковой автомобиль"):
        assert label in shown
    assert "{&#x27;" not in shown and "&#x27;:" not in shown


def test_a_file_goes_out_as_an_attachment_and_is_noted(country, desk_of):
    stored = documents.receive_file(country.citizen, name="koʻcha.png", content=picture(), purpose="case-file")
    letter = world.send(country.citizen, answers=world.petition(files=[str(stored.public_id)]))
    client = desk_of(country.officer)
    shown = client.get(page("case", case_id=letter.public_id)).content.decode()
    there = page("file", case_id=letter.public_id, file_id=stored.public_id)
    assert there in shown
    answer = client.get(there)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert desk_of(country.outsider).get(there).status_code == 404
    other = world.send(country.citizen)
    assert client.get(page("file", case_id=other.public_id, file_id=stored.public_id)).status_code == 404


@pytest.mark.parametrize(
    ("due_at", "now", "said"),
    [
        ("2026-03-06T12:00+05:00", "2026-03-06T11:38+05:00", ("<strong>0:22</strong>", "bugun 12:00")),
        ("2026-03-10T10:00+05:00", "2026-03-09T17:00+05:00", ("<strong>17 soat</strong>", "ertaga 10:00")),
        ("2026-03-10T10:00+05:00", "2026-03-06T17:00+05:00", ("<strong>3 kun</strong>", "10.03.2026, 10:00")),
        ("2026-03-06T12:00+05:00", "2026-03-06T12:00+05:00", ("<strong>muddati oʻtgan</strong>", "bugun 12:00")),
    ],
)
def test_what_is_left_is_never_read_as_an_hour_of_the_day(country, desk_of, due_at, now, said):
    permit = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    moment = clock.parse(due_at)
    Case.objects.filter(public_id=permit.public_id).update(state="new", due_at=moment, pressing_at=moment)
    country.now.move_to(now)
    shown = desk_of(country.inspector).get(page("inbox")).content.decode()
    assert all(words in shown for words in said)


def test_the_last_day_is_called_so(country, desk_of, letter):
    country.now.move_to("2026-03-24T19:00+05:00")
    shown = desk_of(country.officer).get(page("inbox", "en")).content.decode()
    assert "<strong>last day</strong>" in shown and "24.03.2026" in shown


@pytest.mark.parametrize("view", ["risk", "mine"])
def test_an_empty_desk_says_which_emptiness_it_is(country, desk_of, view):
    shown = desk_of(country.officer).get(page("inbox", "en"), {"view": view}).content.decode()
    assert ("Everything is done" in shown) == (view == "risk")


def statements(client, there):
    """What the page reads: without savepoints, and without writing down and showing who has read."""
    client.get(there)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(there).status_code == 200
    return [
        one["sql"]
        for one in seen.captured_queries
        if "SAVEPOINT" not in one["sql"] and "exchange_access_record" not in one["sql"]
    ]


def test_statements_are_few(country, desk_of, letter):
    permit = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS)
    for number in range(5):
        world.send(country.citizen, key=f"more-{number}")
    officer = desk_of(country.officer)
    assert len(statements(officer, page("inbox"))) <= 4
    assert len(statements(officer, page("case", case_id=letter.public_id))) <= 8
    assert len(statements(desk_of(country.inspector), page("case", case_id=permit.public_id))) <= 8
    cases.assign(country.head, case=letter.public_id, to=country.colleague.account_id)
    assert len(statements(officer, page("case", case_id=letter.public_id))) <= 8
    cases.reply(
        country.colleague, case=letter.public_id, grounds=LAW, words="Kanareyka: chiroqlar almashtirildi, rahmat."
    )
    assert len(statements(officer, page("case", case_id=letter.public_id))) <= 8
