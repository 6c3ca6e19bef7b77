"""Articles of law in the reader's language."""

import pytest

from darcha.kernel.catalogue.rules.citation import cite


@pytest.mark.parametrize(
    ("language", "cited"),
    [
        ("uz", "OʻRQ-445, 6, 29-modda"),
        ("uz-cyrl", "ЎРҚ-445, 6, 29-модда"),
        ("kaa", "ORQ-445, 6, 29-statya"),
        ("ru", "ЗРУ-445, ст. 6, 29"),
        ("en", "ORQ-445, art. 6, 29"),
    ],
)
def test_articles_are_cited_as_people_do(language, cited):
    assert cite("ORQ-445, art. 6, 29", language) == cited


def test_what_names_no_article_stays():
    assert cite("my.gov.uz, service/415", "ru") == "my.gov.uz, service/415"
