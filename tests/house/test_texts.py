"""Every text a person sees is said in four languages, with equal keys and places, in well-written Uzbek."""

import re

import pytest

from darcha.config import karakalpak
from darcha.config import map as house_map
from darcha.ground.text import LANGUAGES, all_texts
from darcha.ground.text.catalogue import text_files

PLACES = re.compile(r"\{(\w+)\}")
PLURALS = {"zero", "one", "two", "few", "many", "other"}
CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def words(value) -> str:
    return " ".join(str(form) for form in value.values()) if isinstance(value, dict) else str(value)


def differences(texts: dict[str, dict]) -> list[str]:
    """What one language has and another has not, and places that differ."""
    found = []
    for language in LANGUAGES:
        for key, value in texts["en"].items():
            other = texts[language].get(key)
            if other is None or not words(other).strip():
                found.append(f"{language}: {key} is missing")
            elif set(PLACES.findall(words(value))) != set(PLACES.findall(words(other))):
                found.append(f"{language}: {key} has other places")
        found += [f"{language}: {key} is not in English" for key in texts[language].keys() - texts["en"].keys()]
    return found


def test_all_four_languages_say_the_same():
    assert differences({language: all_texts(language) for language in LANGUAGES}) == []


def test_a_missing_word_is_noticed():
    texts = {language: {"a": "x {n}"} for language in LANGUAGES}
    texts["kaa"] = {"a": "x", "b": "y"}
    assert len(differences(texts)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_folder_of_texts_has_every_language(language):
    folders = {file.parent for other in LANGUAGES for file in text_files(other)}
    assert folders == {file.parent for file in text_files(language)}


@pytest.mark.parametrize("language", ["uz", "kaa"])
def test_uzbek_and_karakalpak_are_written_in_their_own_letters(language):
    wrong = {
        key: words(value)
        for key, value in all_texts(language).items()
        if CYRILLIC.search(words(value)) and not key.startswith("furniture.language.")
    }
    assert wrong == {}


def test_the_sheet_for_a_karakalpak_reader_has_every_text():
    sheet = karakalpak.sheet()
    assert [key for key in all_texts("kaa") if f"| {key}" not in sheet] == []
    written = [line for file in karakalpak.PACKS.rglob("*.yaml") for line in file.read_text("utf-8").splitlines()]
    names = [line for line in written if re.search(r"\bkaa:", line)]
    keys = sum(
        len(rows) for file, rows in karakalpak.files() if file.is_relative_to(karakalpak.PACKS) and file.stem != "kaa"
    )
    assert keys == len(names) > 350


def test_uzbek_has_its_own_apostrophes():
    loose = re.compile(r"[A-Za-z]['’‘`´][A-Za-z]|[oOgG]\u02bc")
    wrong = {key: words(value) for key, value in all_texts("uz").items() if loose.search(words(value))}
    assert wrong == {}


def test_no_place_has_the_name_of_an_argument_of_the_lookup():
    taken = {"key", "language"}
    wrong = [key for key, value in all_texts("en").items() if taken & set(PLACES.findall(words(value)))]
    assert wrong == []


def test_plurals_are_known_forms():
    wrong = [
        key
        for language in LANGUAGES
        for key, value in all_texts(language).items()
        if isinstance(value, dict) and not set(value) <= PLURALS
    ]
    assert wrong == []


def used_keys() -> dict[str, str]:
    """Literal keys in templates and code: ``{% t "key" %}`` and ``t("key"``."""
    found = {}
    for file in [*house_map.SOURCES.rglob("*.html"), *house_map.SOURCES.rglob("*.py")]:
        if "tests" in file.parts or "node_modules" in file.parts:
            continue
        source = file.read_text("utf-8")
        pattern = r"{%-?\s*t\s+[\"']([\w.-]+)[\"']" if file.suffix == ".html" else r"\bt\(\s*[\"']([\w.-]+)[\"']"
        for key in re.findall(pattern, source):
            found[key] = str(file.relative_to(house_map.SOURCES))
    return found


def test_every_text_that_a_page_asks_for_is_said():
    missing = {key: file for key, file in used_keys().items() if key not in all_texts("en") and not key.endswith(".")}
    assert missing == {}
