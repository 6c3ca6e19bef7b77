"""Articles of law in the reader's language."""

import pytest

from darcha.ground.text import LANGUAGES, PAGE_LANGUAGES, cite


@pytest.mark.parametrize(
    ("language", "cited"),
    [
        ("uz", "OʻRQ-445, 6, 29-modda"),
        ("uz-cyrl", "ЎРҚ-445, 6, 29-модда"),
        ("kaa", "ORQ-445, 6, 29-statya"),
        ("ru", "ЗРУ-445, ст.\u00a06, 29"),
        ("en", "ORQ-445, art.\u00a06, 29"),
    ],
)
def test_articles_are_cited_as_people_do(language, cited):
    assert cite("ORQ-445, art. 6, 29", language) == cited


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
@pytest.mark.parametrize("act", ["ORQ-798, 28.10.2022, art. 208", "ORQ-457, art. 63–67", "art. 6, 29"])
def test_no_line_ends_between_an_abbreviation_and_its_number(language, act):
    assert not any(line.endswith(("ст.", "art.")) for line in wrapped(cite(act, language)))


def wrapped(cited):
    """As a browser may at worst: at every plain space."""
    return cited.split(" ")


@pytest.mark.parametrize(
    ("language", "cited"),
    [
        ("uz", "VMQ 548; PF-6269; PQ, 2025; BHM 412 000"),
        ("uz-cyrl", "ВМҚ 548; ПФ-6269; ПҚ, 2025; БҲМ 412 000"),
        ("kaa", "VMQ 548; PF-6269; PQ, 2025; BHM 412 000"),
        ("ru", "ПКМ 548; УП-6269; ПП, 2025; БРВ 412 000"),
        ("en", "VMQ 548; PF-6269; PQ, 2025; BHM 412 000"),
    ],
)
def test_kinds_of_acts_have_their_names(language, cited):
    assert cite("VMQ 548; PF-6269; PQ, 2025; BHM 412 000", language) == cited


def test_what_is_not_confirmed_or_not_found_says_so_in_every_language():
    assert cite("ORQ-457, art. 63–67", "ru", confirmed=False) == "ЗРУ-457, ст.\u00a063–67 (ещё не подтверждено)"
    assert len({cite("act unknown", language) for language in PAGE_LANGUAGES}) == len(PAGE_LANGUAGES)
    assert not any("act unknown" in cite("act unknown", language) for language in LANGUAGES)


def test_what_names_no_article_stays():
    assert cite("my.gov.uz, service/415", "ru") == "my.gov.uz, service/415"
