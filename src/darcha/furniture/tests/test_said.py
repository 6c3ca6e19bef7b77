"""Texts and addresses on a page: made once where nothing changes, and always those of the page's language."""

from uuid import uuid4

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.urls import NoReverseMatch

from darcha.furniture import links
from darcha.ground import text

KEY = "furniture.head.services"


def drawn(source, language, **context):
    with text.use(language):
        return Template(source).render(Context(context))


@pytest.mark.parametrize("language", text.PAGE_LANGUAGES)
def test_a_text_is_said_in_the_language_of_the_page(language):
    said = text.t(KEY, language)
    for source in ('{% t "furniture.head.services" %}', "{% t key %}", '{% t "furniture.head.services" as s %}{{ s }}'):
        assert drawn(source, language, key=KEY) == said


def test_what_fills_a_text_is_escaped_however_it_comes(monkeypatch):
    monkeypatch.setattr("darcha.ground.text.catalogue.all_texts", lambda language: {"a": "{name} & co", "b": "1 < 2"})
    assert drawn('{% t "a" name=name %}', "en", name="<b>") == "&lt;b&gt; &amp; co"
    assert drawn('{% t "b" as said %}{{ said }}', "en") == "1 &lt; 2"


def test_a_tag_without_a_key_is_refused():
    with pytest.raises(TemplateSyntaxError):
        Template("{% t %}")


def test_an_address_that_is_kept_holds_the_ids_of_this_time():
    first, second = uuid4(), uuid4()
    for case in (first, second, first):
        assert links.to(None, "officer:case", lang="ru", case_id=case) == f"/ru/office/cases/{case}"
        file = uuid4()
        address = links.to(None, "officer:file", lang="kaa", case_id=case, file_id=file)
        assert str(case) in address and str(file) in address and address.startswith("/kaa/")
    with pytest.raises(NoReverseMatch):
        links.to(None, "officer:case", lang="ru", case_id="no id")
