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


def test_each_home_has_its_own_line():
    service = catalogue.service("housing-certificate")
    owns = next(paper for paper in service.documents if paper.key == "owns")
    homes = ["Toshkent, 4-mavze, 64 m²", "Samarqand, Urgut, 120 m²"]
    (line,) = paper_lines(service, owns, {"homes": homes}, "en")
    assert line == ("Home", "Toshkent, 4-mavze, 64 m²;\nSamarqand, Urgut, 120 m²")
