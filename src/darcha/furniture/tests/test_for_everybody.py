"""What is drawn once for everybody knows no person, speaks the page's language and leads to this page in others."""

import sys
from types import SimpleNamespace

import pytest
from django.template import Context, engines
from django.test import override_settings

from darcha.ground import text


def draw(template: object, path: str = "/uz/services", lang: str = "uz", **more: object) -> str:
    with text.use(lang):
        context = {"lang": lang, "path": path, "request": SimpleNamespace(lang=lang), **more}
        return str(template.render(Context(context)))  # type: ignore[attr-defined]


def made(source: str) -> object:
    return engines["django"].engine.from_string(source)


def test_it_sees_nobody() -> None:
    inside = "[{{ who.name }}{{ csrf_token }}{{ request.user }}]"
    page = made(f"{{% for_everybody %}}{inside}{{% endfor_everybody %}}{{{{ who.name }}}}")
    who = SimpleNamespace(name="Dilnoza")
    assert draw(page, who=who, csrf_token="secret") == "[]Dilnoza"


def test_it_is_drawn_once_for_each_language() -> None:
    drawn = []
    page = made("{% for_everybody %}{% t 'furniture.skip' %}{{ html_lang }}{% endfor_everybody %}")
    node = page.nodelist[0]  # type: ignore[attr-defined]
    own, node._draw = node._draw, lambda *asked: drawn.append(asked) or own(*asked)
    said = [draw(page, lang=lang) for lang in ("uz", "ru", "uz", "uz-cyrl", "ru")]
    assert len(drawn) == 3 and said[0] == said[2] and said[1] == said[4] and len(set(said)) == 3


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/uz/services", "/ru/services"),
        ("/uz/search?q=a&b=<script>", "/ru/search?q=a&amp;b=&lt;script&gt;"),
        ("/uz/", "/ru/"),
        ("/elsewhere", "/ru/"),
        ("", "/ru/"),
    ],
)
def test_it_leads_to_this_page_in_another_language(path: str, leads: str) -> None:
    switch = "{% for l in languages %}{{ l.code }}={{ l.url }} {% endfor %}"
    page = made(f"{{% for_everybody %}}{switch}{{% endfor_everybody %}}")
    assert f" ru={leads} " in draw(page, "/uz/other") + draw(page, path)
    assert draw(page, path).split()[3] == f"ru={leads}"


def test_other_routes_have_other_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bare_routes", SimpleNamespace(urlpatterns=[]))
    page = made("{% for_everybody %}{% find_link 'citizen:services' %}{% endfor_everybody %}")
    with override_settings(ROOT_URLCONF="darcha.config.urls"):
        assert draw(page) == "/uz/services"
    with override_settings(ROOT_URLCONF="bare_routes"):
        assert draw(page) == ""


def test_a_lone_text_is_escaped_and_follows_the_language() -> None:
    page = made('{% t "furniture.skip" %}|{% t "furniture.skip" as said %}{{ said }}')
    for lang in ("uz", "uz-cyrl", "kaa", "ru", "en"):
        short, whole = draw(page, lang=lang).split("|")
        assert short == whole == text.t("furniture.skip", lang)
