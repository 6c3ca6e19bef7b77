"""A case opened by exception, through the door: the page that asks why, the case with its files, those who are told;
and every way of reading a person's data, which leaves its line before a byte goes out and has one budget."""

import pytest
from django.test import Client
from tests.conftest import a_pdf

from darcha.ground.ids import new_id
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world
from darcha.kernel.cases.tests.test_pay import pay
from darcha.kernel.documents import api as documents
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity import api as identity

from .conftest import page

WHY = "Hamkasbim kasal, arizachi esa shu yerda kutib oʻtiribdi"
SAID = {"occasion": "colleague-away", "reason": WHY}


@pytest.fixture
def colleague(country):
    return world.staff("yhxx", "permits-officer", services=(world.CERTIFICATE,))


@pytest.fixture
def permit(country):
    """A permit that was given, with a file that came along: of a case there is no more to read."""
    file = documents.receive_file(country.citizen, name="Kanareyka.pdf", content=a_pdf(), purpose="case-file")
    case = world.send(country.citizen, world.PERMIT, world.PERMIT_ANSWERS, files=(file.public_id,))
    pay(case)
    deliver_all()
    cases.approve(country.inspector, case=case.public_id, words="")
    return case, file


def opened(client, number):
    answer = client.post(page("open_by_exception"), {"number": number, **SAID})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def lines(country):
    return [one for one in exchange.accesses_of(country.citizen.person_id).items if one.source == "case"]


@pytest.mark.parametrize("lang", ["uz", "ru", "kaa", "en", "uz-cyrl"])
def test_whoever_finds_nothing_is_led_to_the_page_that_asks_why(desk_of, colleague, permit, lang):
    number = permit[0].number
    html = desk_of(colleague).get(f"{page('find', lang)}?number={number}").content.decode()
    there = f"{page('open_by_exception', lang)}?number={number}"
    assert there in html
    assert f'value="{number}"' in desk_of(colleague).get(there).content.decode()


def test_the_case_opens_with_its_file_and_every_reading_says_why(country, desk_of, colleague, permit, settings):
    settings.DARCHA_OPENING_MINUTES = 10
    case, file = permit
    client = desk_of(colleague)
    there = opened(client, case.number)
    html = client.get(there).content.decode()
    assert world.CANARY_NAME in html and WHY in html and f"{there}/files/{file.public_id}" in html
    answer = client.get(f"{there}/files/{file.public_id}")
    assert answer.status_code == 200 and answer.headers["Content-Disposition"].startswith("attachment")
    said = [(one.purpose, one.reason, one.body) for one in lines(country)]
    assert said == [("by-exception", WHY, "yhxx")] * 2
    assert client.get(page("case", case_id=case.public_id)).status_code == 404
    country.now.move_to("2026-03-06T10:10+05:00")
    for gone in (there, f"{there}/files/{file.public_id}"):
        assert client.get(gone).status_code == 404


def test_what_is_missing_is_said_and_nothing_typed_is_lost(desk_of, colleague, permit):
    answer = desk_of(colleague).post(page("open_by_exception"), {"number": permit[0].number, "reason": "shunday"})
    html = answer.content.decode()
    assert answer.status_code == 422 and "shunday" in html and permit[0].number in html


def test_what_one_sees_anyway_is_simply_opened(country, desk_of, permit):
    answer = desk_of(country.inspector).post(page("open_by_exception"), {"number": permit[0].number})
    assert answer.headers["Location"] == page("case", case_id=permit[0].public_id)


def test_the_list_of_the_head_and_of_the_inspectorate(country, desk_of, colleague, permit):
    opened(desk_of(colleague), permit[0].number)
    over = world.staff("yhxx", "permits-head", "head")
    inspects = world.staff("adliya", "services-inspector", "inspector")
    for who in (over, inspects):
        client = desk_of(who)
        html = client.get(page("openings")).content.decode()
        assert WHY in html and permit[0].number in html
        assert page("openings") in client.get(page("inbox"), follow=True).content.decode()
        assert client.get(f"{page('openings')}?after=x").status_code == 200
    assert WHY not in desk_of(country.head).get(page("openings")).content.decode()
    assert desk_of(colleague).get(page("openings")).status_code == 404


@pytest.fixture
def reader(country):
    """Of the same service, and has read nothing yet."""
    return world.staff("yhxx", "permits-officer", services=(world.PERMIT,))


def ways(desk_of, reader, permit):
    """Every way in which one of the staff reads this case, its file or its paper, by page and by the API."""
    case, file = permit
    client = desk_of(reader)
    paper = documents.documents_of_case(cases.get_case(reader, case.public_id).id)[0]
    token = identity.issue_token(
        world.SYSTEM, reader.account_id, scopes=["applications:read"], name="test", assurance="mfa"
    )
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    return {
        "page": lambda: client.get(page("case", case_id=case.public_id)),
        "act": lambda: client.get(page("act", case_id=case.public_id, act="ask")),
        "file": lambda: client.get(page("file", case_id=case.public_id, file_id=file.public_id)),
        "paper": lambda: client.get(page("paper", case_id=case.public_id, document_id=paper.public_id)),
        "sheet": lambda: client.post(page("due", case_id=case.public_id), {"language": "uz"}),
        "api": lambda: Client().get(f"/api/v1/applications/{case.public_id}", **bearer),
    }


WAYS = ("page", "act", "file", "paper", "sheet", "api")


@pytest.mark.parametrize("way", WAYS)
def test_without_the_line_not_a_byte_goes_out(country, desk_of, reader, permit, monkeypatch, way):
    def broken(*args, **kwargs):
        raise RuntimeError("the disk is full")

    read = ways(desk_of, reader, permit)[way]
    monkeypatch.setattr("darcha.kernel.exchange.api.record_access", broken)
    try:
        answer = read()
    except RuntimeError:
        answer = None  # pages leave their faults to the server
    assert answer is None or answer.status_code == 500
    assert lines(country) == []


@pytest.mark.parametrize("way", WAYS)
def test_every_way_leaves_its_line(country, desk_of, reader, permit, way):
    assert ways(desk_of, reader, permit)[way]().status_code in (200, 302)
    assert len(lines(country)) == 1


@pytest.mark.parametrize("way", WAYS)
def test_every_way_has_the_same_budget(country, desk_of, reader, permit, settings, way):
    settings.DARCHA_LOOKS_AN_HOUR = 1
    exchange.record_access(reader, person_id=new_id(), registry_or_case="people", purpose="handle-case", body="yhxx")
    answer = ways(desk_of, reader, permit)[way]()
    html = answer.content.decode()
    assert (
        answer.status_code == 429
        and ("ahbaringizga" in html or "Ask your head" in html)
        and world.CANARY_NAME not in html
    )
    assert answer.headers["Retry-After"] == "60"
    assert lines(country) == []


def test_lists_and_what_is_taken_out_of_them_name_nobody(country, desk_of, permit):
    client = desk_of(country.inspector)
    for answer in (client.get(page("inbox")), client.post(page("export"), {"form": "csv"})):
        assert world.CANARY_NAME.split()[0].encode() not in b"".join(answer)
    assert lines(country) == []
