"""What stands on a paper reads like a sentence: choices in one row, things with commas of their own on lines."""

import pytest

from darcha.kernel.cases.rules.papers import paper_lines
from darcha.kernel.catalogue import api as catalogue


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("uz", "Old yon oynalar, orqa oyna"),
        ("kaa", "Aldıńǵı qaptal áynekler, artqı áynek"),
        ("ru", "Передние боковые, заднее"),
        ("en", "Front side windows, rear window"),
        ("uz-cyrl", "Олд ён ойналар, орқа ойна"),
    ],
)
def test_choices_stand_in_one_row(language, shown):
    service = catalogue.service("window-tint-permit")
    permit = next(paper for paper in service.documents if paper.key == "permit")
    lines = paper_lines(service, permit, {"windows": ["front-side", "rear"], "plate": "01A123BC"}, language)
    assert [value for _, value in lines] == ["01A123BC", shown]


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("uz", "Toshkent, 64,5 m², 10:07;\nUrgut, 120 m², 14:08"),
        ("kaa", "Toshkent, 64,5 m², 10:07;\nUrgut, 120 m², 14:08"),
        ("ru", "Toshkent, 64,5 м², 10:07;\nUrgut, 120 м², 14:08"),
        ("en", "Toshkent, 64.5 m², 10:07;\nUrgut, 120 m², 14:08"),
    ],
)
def test_a_home_is_said_in_the_words_and_figures_of_the_language(language, shown):
    service = catalogue.service("housing-certificate")
    owns = next(paper for paper in service.documents if paper.key == "owns")
    first = {"address": "Toshkent", "area_m2": 64.5, "cadastre": "10:07"}
    homes = [first, {"address": "Urgut", "area_m2": 120.0, "cadastre": "14:08"}]
    assert [value for _, value in paper_lines(service, owns, {"homes": homes}, language)] == [shown]
    assert paper_lines(service, owns, {"purpose": first}, language)[0][1].startswith("Toshkent, 64")  # no words for it


def test_each_home_has_its_own_line():
    service = catalogue.service("housing-certificate")
    owns = next(paper for paper in service.documents if paper.key == "owns")
    homes = ["Toshkent, 4-mavze, 64 m²", "Samarqand, Urgut, 120 m²"]
    (line,) = paper_lines(service, owns, {"homes": homes}, "en")
    assert line == ("Home", "Toshkent, 4-mavze, 64 m²;\nSamarqand, Urgut, 120 m²")
