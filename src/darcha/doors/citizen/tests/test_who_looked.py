"""The page "who looked at my data": body, post, purpose and case; never an officer's own name."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import RequestFactory

from darcha.doors.citizen.pages import who_looked as page
from darcha.ground import clock, text
from darcha.ground.text import PAGE_LANGUAGES
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import ANONYMOUS, PartyRef, Post, Principal

ANNA = Principal(kind="person", account_id=uuid4(), person_id=uuid4(), name="Anna", assurance="sms")
OFFICER = Principal(
    kind="staff",
    account_id=uuid4(),
    name="Private Canary",
    assurance="mfa",
    posts=(Post("yhxx", "permits-officer", "officer"),),
)
CASE = uuid4()
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    told = page.cases.CaseReference("26-1726-0048213-7", "appeal")
    monkeypatch.setattr(page.cases, "references_of", lambda ids: dict.fromkeys(ids, told))


def look(who: Principal = OFFICER, **more: object) -> None:
    exchange.record_access(
        who, **{"person_id": ANNA.person_id, "registry_or_case": "vehicles", "purpose": "handle-case", **more}
    )


def shown(who: Principal = ANNA, lang: str = "en", **query: str):
    request = RequestFactory().get(f"/{lang}/me/who-looked", query)
    request.who, request.lang = who, lang
    with text.use(lang):
        return page.who_looked(request)


@pytest.mark.parametrize("lang", PAGE_LANGUAGES)
def test_a_line_in_every_language(lang: str) -> None:
    with clock.frozen("2026-03-06T18:30+05:00"):
        look(case_id=CASE)
    html = shown(lang=lang).content.decode()
    assert "06.03.2026, 18:30" in html
    assert "26-1726-0048213-7" in html
    assert "Private Canary" not in html
    assert str(OFFICER.account_id) not in html


def test_it_says_who_why_and_what() -> None:
    look()
    look(Principal.system("cases"), registry_or_case="case", purpose="decide-case")
    html = shown().content.decode()
    for words in (
        "Road Traffic Safety Service",
        "Inspector, permits department",
        "To work on an application",
        "State register of vehicles",
        "Automatic check",
        "To decide an application",
    ):
        assert words in html


def test_it_names_what_was_read_in_the_words_of_registers_and_forms() -> None:
    look(registry_or_case="population", fields=("full_name", "phone"), purpose="decide-case")
    look(registry_or_case="real-estate", purpose="decide-case")
    seen = ("answers.text", "applicant.number", "applicant.kind", "facts.vehicles")
    look(registry_or_case="case", case_id=CASE, fields=seen)
    look(registry_or_case="case", case_id=CASE, fields=("document",))
    html = shown().content.decode()
    for words in (
        "Full name, Phone",
        "the whole record",
        "What you want to say, PINFL, State register of vehicles",
        "the document issued",
    ):
        assert words in html
    assert "answers." not in html and "applicant." not in html


def test_repeated_looks_of_a_day_are_one_line_with_every_moment() -> None:
    with clock.frozen("2026-03-06T10:00+05:00"):
        look()
    with clock.frozen("2026-03-06T10:07+05:00"):
        look()
        look(purpose="oversee")
    html = shown().content.decode()
    assert html.count('class="look"') == 2
    assert html.count("<time") == 3
    assert html.count("06.03.2026") == 2 and ">10:00</time>" in html


def test_who_acts_for_a_company_sees_who_looked_at_its_data() -> None:
    company = PartyRef("entity", uuid4())
    head = replace(ANNA, on_behalf_of=company, acting_name="“Baraka Trans” MChJ")
    look(person_id=company.id, registry_or_case="legal-entities", fields=("name",), purpose="decide-case")
    assert "Central database of legal entities" in shown(head, of="company").content.decode()
    assert "Baraka Trans" in shown(head).content.decode()
    assert "Central database of legal entities" not in shown(head).content.decode()
    assert "Nobody has looked" in shown(of="company").content.decode()  # without a mandate it is one's own list


def test_nobody_has_looked_and_nobody_elses_lines() -> None:
    look(person_id=uuid4())
    assert "Nobody has looked at your data yet." in shown().content.decode()
    assert "There are no more lines." in shown(after=str(uuid4())).content.decode()


def test_older_lines_are_one_link_away_and_nonsense_is_the_first_page() -> None:
    for _ in range(31):
        look()
    first = shown().content.decode()
    assert first.count("<time") == 30
    after = exchange.accesses_of(ANNA.person_id).next_after
    assert f"?after={after}" in first
    assert shown(after=str(after)).content.decode().count("<time") == 1
    assert shown(after="nonsense").content.decode().count("<time") == 30


def test_signing_in_comes_first() -> None:
    assert shown(ANONYMOUS).status_code == 302
    assert shown(OFFICER).status_code == 302
