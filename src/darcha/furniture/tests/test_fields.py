"""Every question type is drawn in every language with its label, hint, error and source tied to it, and read back."""

import re
from datetime import date

import pytest
from django.http import QueryDict
from django.template import engines

from darcha.furniture import fields
from darcha.furniture.fields import FieldView, OptionView
from darcha.ground import text

OPTIONS = (OptionView("a", "First", "the first"), OptionView("b", "Second", group="G"))


def drawn(field: FieldView, lang: str = "uz") -> str:
    with text.use(lang):
        return engines["django"].from_string("{% field f %}").render({"f": field, "lang": lang})


@pytest.mark.parametrize("lang", text.PAGE_LANGUAGES)
@pytest.mark.parametrize("question_type", sorted(fields.TEMPLATES))
def test_every_type_is_drawn_with_everything_said_about_it(question_type: str, lang: str) -> None:
    field = FieldView(
        "q", question_type, "Label <b>", hint="Hint", error="Wrong", source="Register", options=OPTIONS, max=300
    )
    html = drawn(field, lang)
    assert "Label &lt;b&gt;" in html
    assert f'id="{field.id}"' in html, "the error summary leads to nothing"
    assert "Wrong" in html and "Hint" in html
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    for described in re.findall(r'aria-describedby="([^"]+)"', html):
        missing = set(described.split()) - ids
        assert not missing or question_type == "declaration", f"described by nothing: {missing}"


def test_what_is_chosen_is_marked() -> None:
    assert re.search(r'value="b" checked', drawn(FieldView("q", "choices", "L", value=["b"], options=OPTIONS)))
    assert re.search(r'value="a" checked', drawn(FieldView("q", "choice", "L", value="a", options=OPTIONS)))
    assert re.search(r'value="no" checked', drawn(FieldView("q", "yes-no", "L", value=False)))
    assert re.search(r'value="b" selected', drawn(FieldView("q", "region", "L", value="b", options=OPTIONS)))


def test_a_date_has_three_parts_whatever_it_came_as() -> None:
    parts = {"day": "6", "month": "3", "year": "2026"}
    for value in (date(2026, 3, 6), "2026-03-06", parts):
        assert FieldView("q", "date", "L", value=value).date_parts == parts
    assert FieldView("q", "date", "L", value="6 March").date_parts["year"] == "6 March"


@pytest.mark.parametrize(
    ("question_type", "data", "expected"),
    [
        ("text", "q=+hello+", "hello"),
        ("text", "q=", None),
        ("choices", "q=a&q=b&q=", ["a", "b"]),
        ("bodies", "", []),
        (
            "date",
            f"q-day=1&q-month=1&q-year={10**30}",
            {"day": "1", "month": "1", "year": "1000000000000000000000000000000"},
        ),
        ("yes-no", "q=yes", True),
        ("yes-no", "q=no", False),
        ("yes-no", "q=perhaps", None),
        ("declaration", "q=yes", True),
        ("declaration", "", False),
        ("number", "q=1+200", 1200),
        ("number", "q=many", "many"),
        ("date", "q-day=6&q-month=3&q-year=2026", "2026-03-06"),
        ("date", "q-day=31&q-month=2&q-year=2026", {"day": "31", "month": "2", "year": "2026"}),
        ("date", "q-day=&q-month=&q-year=", None),
        ("number", "q=²", "²"),
        ("number", "q=" + "9" * 5_000, "9" * 5_000),
        ("number", "q=1\u202f760", 1760),
        ("date", "q-day=1&q-month=2&q-year=" + "9" * 30, {"day": "1", "month": "2", "year": "9" * 30}),
        ("date", "q-day=²&q-month=2&q-year=2026", {"day": "²", "month": "2", "year": "2026"}),
    ],
)
def test_answers_are_read_as_typed(question_type: str, data: str, expected: object) -> None:
    assert fields.read(question_type, "q", QueryDict(data)) == expected
