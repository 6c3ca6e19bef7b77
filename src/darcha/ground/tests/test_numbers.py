"""A fraction is written with a comma, in English with a point; a whole number has none."""

import pytest

from darcha.ground.text import PAGE_LANGUAGES, write_number


@pytest.mark.parametrize("language", PAGE_LANGUAGES)
def test_the_sign_before_a_fraction_is_the_languages(language):
    assert write_number(64.5, language) == ("64.5" if language == "en" else "64,5")
    assert write_number(154.0, language) == "154"
    assert write_number(99999.25, "ru") == "99999,25"
