"""The page "who looked at my data": body, post, purpose and case; never an officer's own name."""

from uuid import uuid4

import pytest
from django.test import RequestFactory

from darcha.doors.citizen.pages import who_looked as page
from darcha.ground import clock, text
from darcha.ground.text import PAGE_LANGUAGES
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import ANONYMOUS, Post, Principal

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
    monkeypatch.setattr(page.cases, "numbers_of", lambda ids: dict.fromkeys(ids, "26-1726-0048213-7"))


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
