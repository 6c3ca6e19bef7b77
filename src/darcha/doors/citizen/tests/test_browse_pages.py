"""The public pages: found, read and searched in every language, without a foreign host, a key or an inline script."""

import re

import pytest
from django.test import Client

from darcha.ground import text
from darcha.ground.text import cite
from darcha.kernel.catalogue import api as catalogue

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
