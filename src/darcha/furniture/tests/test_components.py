"""Each component in every page language: words found, values escaped, states told by more than colour."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import engines
from django.test import RequestFactory

from darcha.furniture import drawings, icons, language, marks, parts
from darcha.furniture.fields import FieldView
from darcha.ground import text

ROW = parts.FactRow("Car", "<Cobalt>", source="Register")
WHEN = datetime(2026, 3, 6, 13, 30, tzinfo=UTC)


class Quote:
    total = 1_760_000
    on = date(2026, 9, 1)
    lines = (parts.FeeRow("Full", 3_520_000, "Act 1"), parts.FeeRow("Portal", -352_000, "Act 2", counted=False))


COMPONENTS = {
    "{% state 'now' '<Answer>' %}": {},
    "{% crumbs x %}": {"x": (parts.Crumb("Services", "/uz/services"), parts.Crumb("Here"))},
    "{% timeline x %}": {
        "x": (
            parts.TimelineStep("Sent", "done", at=WHEN),
            parts.TimelineStep("Read", "now", text="now"),
            parts.TimelineStep("Refused", "wrong"),
            parts.TimelineStep("Answer", "next", when="by 25.03.2026"),
        )
    },
    "{% way x %}": {
        "x": (
            parts.WayStep("Apply", "Answer", "you", "Your turn"),
            parts.WayStep("Review", "Read", "office", "Office", ("2 hours",)),
            parts.WayStep("Question", "Asked", "you", "Your turn", is_maybe=True),
            parts.WayStep("Rule", "Looked up", "platform", "Platform"),
            parts.WayStep("Done", "Kept", "end", "A paper"),
        )
    },
    "{% facts x %}": {"x": (ROW,)},
    "{% answers x %}": {"x": (parts.FactRow("Car", "Cobalt", change_url="/uz/"),)},
    "{% fee_lines x %}": {"x": Quote()},
    "{% fee_lines x False %}": {"x": Quote()},
    "{% banner 'wrong' 'Failed' 'No money taken' '/uz/' 'Again' %}": {},
    "{% pager '/uz/?a=1' '/uz/?b=1' %}": {},
    "{% filters x 'State' %}": {"x": (parts.FilterLink("All", "/uz/", is_current=True, count=3),)},
    "{% waiting_bar x %}": {"x": parts.WaitingBar(41, 98, 120, "half", "nine", "law")},
    "{% bars x %}": {"x": (parts.Bar("Tashkent", 100, "12"),)},
    "{% steps 2 5 'Car' %}": {},
    "{% verdict 'valid' 'Valid' 'Issued' %}": {},
    "{% empty 'Nothing' 'Yet' '/uz/' 'Find' 'letter' %}": {},
    "{% error_summary x %}": {"x": (FieldView("q", "text", "Name", error="Missing"), FieldView("r", "text", "Other"))},
}


def drawn(template: str, lang: str = "uz", **values: object) -> str:
    request = RequestFactory().get(f"/{lang}/")
    request.lang = lang
    with text.use(lang):
        return engines["django"].from_string(template).render(values, request)


@pytest.mark.parametrize("lang", text.PAGE_LANGUAGES)
@pytest.mark.parametrize("template", COMPONENTS)
def test_component_is_drawn(template: str, lang: str) -> None:
    html = drawn(template, lang, **COMPONENTS[template])
    assert html.strip()
    assert "furniture." not in re.sub(r"<[^>]+>", "", html), "a text key is shown instead of its words"
    assert "http" not in html and "style=" not in html and "<script" not in html


@pytest.mark.parametrize("lang", text.PAGE_LANGUAGES)
@pytest.mark.parametrize("page", ["400", "403", "404", "500", "maintenance", "offline"])
def test_error_pages_stand_alone(page: str, lang: str) -> None:
    html = drawn(f'{{% include "furniture/errors/{page}.html" %}}', lang, incident="abc123")
    assert f'<html lang="{language.TAGS[lang]}"' in html
    assert html.count("<h1") == 1
    assert "://" not in html, "an address of another host"
    assert "<style" not in html and " style=" not in html
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html)), "an inline script"


def test_values_are_escaped() -> None:
    assert "&lt;Cobalt&gt;" in drawn("{% facts x %}", x=(ROW,))
    assert "&lt;Answer&gt;" in drawn("{% state 'now' x %}", x="<Answer>")


def test_fee_shows_what_was_considered_and_not_applied() -> None:
    html = drawn("{% fee_lines x %}", x=Quote())
    assert "1\u202f760\u202f000" in html and "<s>−352\u202f000</s>" in html
    assert "Act 1" in html and "Act 2" in html


def test_every_state_has_its_own_shape() -> None:
    assert set(marks.OF_STATE) == {"new", "going", "now", "done", "wrong", "stopped"}
    assert all(marks.paths(shape) for shape in marks.OF_STATE.values())


def test_unknown_verdict_never_looks_good() -> None:
    assert parts.tone_of_verdict("valid")[0] == "done"
    assert parts.tone_of_verdict("surprise")[0] == "stopped"
    for code in ("altered", "revoked", "not_ours"):
        assert parts.tone_of_verdict(code)[0] == "wrong"


def test_measures_are_written_with_a_point_and_stay_inside() -> None:
    bar = parts.WaitingBar(41, 300, 120, "a", "b", "c")
    assert bar.ninety_at == "100.00%" and bar.half_at == "13.67%"
    assert bar.ninety_anchor == "end" and bar.half_anchor == "start"
    assert parts.percent(-3) == "0.00%" and parts.percent(34.166) == "34.17%"


def test_twenty_who_waited_stand_in_columns() -> None:
    bar = parts.WaitingBar(41, 98, 120, "a", "b", "c", spread=(0, 2, 4, 120, 240, 250))
    assert bar.longest == 250
    assert [(one.at, one.height, one.top) for one in bar.columns] == [
        ("0%", 44, 0),
        ("48%", 15, 29),
        ("96%", 29, 15),
    ]
    assert parts.WaitingBar(41, 98, 120, "a", "b", "c").columns == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (timedelta(minutes=41), "41 minutes"),
        (98, "1 hour 38 minutes"),
        (timedelta(days=3, hours=2, minutes=9), "3 days 2 hours"),
        (timedelta(seconds=14), "14 seconds"),
        (None, ""),
    ],
)
def test_durations_name_the_two_parts_that_matter(value: object, words: str) -> None:
    assert drawn("{{ x|duration }}", "en", x=value) == words


def test_dates_and_names() -> None:
    assert drawn("{{ x|moment }} {{ x|day }}", x=WHEN) == "06.03.2026, 18:30 06.03.2026"
    assert drawn("{{ x|short_name }}", x="Ahmedova Dilnoza Karimovna") == "Dilnoza A."
    assert drawn("{{ x|som }}", "ru", x=2_966_400) == "2\u202f966\u202f400\u202fсум"


def test_drawings_and_icons_are_plain_paths() -> None:
    for name in drawings.DRAWINGS:
        assert all(d and d[0] in "Mm" for d, _ in drawings.paths(name)), name
    for name in icons.ICONS:
        assert all(d and d[0] in "Mm" for d in icons.paths(name)), name
    assert drawn("{% drawing 'no-such-drawing' %}") == drawn("{% drawing 'window' %}")


def test_figures_are_grouped_and_still_counted() -> None:
    template = '{% t "citizen.service.time.cases" n=x|amount %} {{ x|amount }}'
    assert "8\u202f214 заявлениям" in drawn(template, "ru", x=8214)
    assert drawn("{{ x|amount }}", x=-352_000) == "−352\u202f000"


@pytest.mark.parametrize("lang", text.PAGE_LANGUAGES)
def test_a_refusal_that_no_field_can_mend_counts_no_places(lang):
    html = drawn("{% error_summary x y %}", lang, x=(), y=("Too many attempts.",))
    assert "Too many attempts." in html and "0" not in re.search(r"<h2[^>]*>([^<]+)<", html)[1]
    wrong = FieldView("q", "text", "Name", error="Missing")
    assert "2" in re.search(r"<h2[^>]*>([^<]+)<", drawn("{% error_summary x %}", lang, x=(wrong, wrong)))[1]
