"""The public pages: found, read and searched in every language, without a foreign host, a key or an inline script."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from darcha.ground import clock, text
from darcha.ground.text import PAGE_LANGUAGES, cite
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Principal
from darcha.kernel.statistics import api as statistics

pytestmark = pytest.mark.django_db
PATHS = [
    "",
    "services",
    "search",
    "search?q=oyna",
    "search?q=qqqqzzzz",
    "about/privacy",
    "about/accessibility",
    "about/help",
    "offline",
    "_furniture",
]


def paths() -> list[str]:
    current = catalogue.current()
    spheres = [f"spheres/{label.key}" for label in current.spheres[:3]]
    events = [f"life/{label.key}" for label in current.life_events[:3]]
    return [*PATHS, *spheres, *events, *(f"services/{key}" for key in current.services)]


@pytest.mark.parametrize("lang", text.PAGE_LANGUAGES)
def test_every_page_reads_well(client: Client, lang: str) -> None:
    for path in paths():
        response = client.get(f"/{lang}/{path}")
        html = response.content.decode()
        assert response.status_code == 200, path
        assert len(re.findall(r"<h1[ >]", html)) >= 1, path
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html), f"{path}: another host"
        assert "<style" not in html and " style=" not in html and " onclick=" not in html, path
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html)), f"{path}: inline script"
        shown = re.sub(r"<[^>]+>", " ", html)
        assert not re.search(r"\b(?:citizen|furniture)\.[a-z_]+\.", shown), f"{path}: a key instead of words"


def test_service_page_keeps_the_promised_order(client: Client) -> None:
    html = client.get("/en/services/window-tint-permit").content.decode()
    wanted = ["Who can apply", "Fee on", "How long it really takes", "What we know about you", "What you bring",
              "When it can be refused", "If you disagree", "By which law"]  # fmt: skip
    places = [html.index(words) for words in wanted]
    assert places == sorted(places)


def test_service_page_names_the_responsible_post_and_every_ground_with_its_article(client: Client) -> None:
    service = catalogue.service("window-tint-permit")
    html = client.get("/ru/services/window-tint-permit").content.decode()
    assert catalogue.passport(service.key).post.name.in_("ru") in html
    for ground in service.procedure.refusal_grounds:
        assert ground.text.in_("ru") in html
        assert cite(ground.article, "ru", confirmed=ground.confirmed) in html


def test_few_cases_are_not_called_a_statistic(client: Client) -> None:
    html = client.get("/en/services/housing-certificate").content.decode()
    assert "There are not enough closed applications yet" in html
    assert "9 of 10" not in html


@pytest.mark.parametrize("query", ["oyna qoraytirish", "ойна қорайтириш", "тонировка", "tint"])
def test_search_finds_the_same_service_however_it_is_typed(client: Client, query: str) -> None:
    html = client.get("/uz/search", {"q": query}).content.decode()
    assert "/uz/services/window-tint-permit" in html


def test_search_says_what_was_typed_and_runs_nothing(client: Client) -> None:
    html = client.get("/en/search", {"q": "<script>alert(1)</script>\x00"}).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html and "<script>alert" not in html


@pytest.mark.parametrize("path", ["services/nothing", "spheres/nothing", "life/nothing", "about/nothing", "nothing"])
def test_what_is_not_there_is_a_page_that_says_so(client: Client, path: str) -> None:
    response = client.get(f"/ru/{path}")
    assert response.status_code == 404
    assert "Такой страницы нет" in response.content.decode()


def test_developers_page_is_only_for_the_demo(client: Client, settings) -> None:
    settings.DARCHA_DEMO = False
    assert client.get("/en/_furniture").status_code == 404


def test_demo_is_said_on_every_page(client: Client, settings) -> None:
    assert "Demonstration: the people and the data are made up." in client.get("/en/").content.decode()
    settings.DARCHA_DEMO = False
    assert "Demonstration" not in client.get("/en/").content.decode()


def test_pages_only_answer_questions(client: Client) -> None:
    for path in ("", "services", "search", "about/help"):
        assert client.post(f"/uz/{path}").status_code in (403, 405)


def test_few_statements(client: Client, django_assert_max_num_queries) -> None:
    client.get("/uz/")
    for path, most in (("", 1), ("services", 0), ("search?q=oyna", 0), ("services/window-tint-permit", 1)):
        with django_assert_max_num_queries(most):
            client.get(f"/uz/{path}")


def figures(**changes: Any) -> statistics.CaseFigures:
    today = clock.today()
    decided = statistics.CaseFigures(
        "window-tint-permit", "1726", "completed", today, today, "approved", timedelta(minutes=30), own=timedelta()
    )
    return replace(decided, **changes)


def note(*all_figures: statistics.CaseFigures) -> None:
    for one in all_figures:
        statistics.note_case(Principal.system("tests"), case_id=uuid4(), figures=one)


def shown(client: Client, lang: str = "en") -> str:
    return unescape(client.get(f"/{lang}/services/window-tint-permit").content.decode())


def test_real_time_is_not_said_of_a_few(client: Client) -> None:
    note(*[figures()] * 19)
    page = shown(client)
    assert "There are not enough closed applications yet" in page and 'class="waiting' not in page
    assert page.count("not enough cases yet") == 2 and "Asked for more" not in page
    note(figures(own=timedelta(hours=1)))
    page = shown(client)
    assert page.count("not enough cases yet") == 1, "of the applicants' own time alone"
    assert "Nothing is waiting for a decision now." in page
    assert "Asked for more" in page


@pytest.mark.parametrize("lang", PAGE_LANGUAGES)
def test_real_time_is_said_in_every_language(client: Client, lang: str) -> None:
    open_ones = [figures(state="new", closed_on=None, outcome="", waited=None, own=None)] * 3
    note(*[figures()] * 20, *[figures(own=timedelta(hours=3))] * 20, *open_ones)
    page = shown(client, lang)
    section = page.split('id="time"')[1].split("</section>")[0]
    assert "waiting--spread" in section and not re.search(r"[{}]|citizen\.", section)
    rows = re.findall(r'<tr><th scope="row">(.+?)</th><td class="num">(.+?)</td></tr>', section)
    assert [value for _, value in rows][3:] == ["40", rows[4][1], "20", "3", "0"]


def test_own_time_and_backlog_stand_apart(client: Client) -> None:
    late = figures(state="new", closed_on=None, outcome="", waited=None, own=None, ends_at=clock.now())
    note(*[figures()] * 20, figures(own=timedelta(hours=3)), late, replace(late, ends_at=None))
    page = shown(client)
    assert "half: 30 minutes" in page and "From 21 applications closed in the last 12 months." in page
    assert "Only 1 applicant was asked for more: too few" in page
    assert "Waiting for a decision now: 2 applications; past the term: 1." in page
    note(*[figures(own=timedelta(hours=3))] * 19)
    assert "in 20 cases the office asked for more, and half of the answers came within 3 hours." in shown(client)
