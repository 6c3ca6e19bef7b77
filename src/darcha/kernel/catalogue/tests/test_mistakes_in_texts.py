"""Mistakes in text/ are said at their line: what is missing, unused, misspelt or in the wrong letters."""

import pytest

from .planting import HOUSING, TINT, Plant, is_named

PLANTS = {
    "language incomplete": Plant(
        f"{TINT}/text/kaa.yaml",
        "form.photo.label: Avtomobil súwreti\n",
        "",
        "“form.photo.label” is missing in Karakalpak",
        "Avtomobil surati",
        line="service.name",
    ),
    "placeholder translated": Plant(
        f"{TINT}/text/ru.yaml", "{number}: разрешение", "{номер}: разрешение", "fills {номер} in Russian, but {number}"
    ),
    "wrong apostrophe": Plant(
        f"{HOUSING}/text/uz.yaml", "known.homes: Uy-joy", "known.homes: Uy-joy va yo'l", "not an Uzbek letter", "ʻ"
    ),
    "text that nobody uses": Plant(
        f"{HOUSING}/form.yaml",
        "    lead: form.purpose.lead\n",
        "",
        "Nothing uses",
        where=f"{HOUSING}/text/uz.yaml",
        line="form.purpose.lead",
    ),
    "key misspelt in one language": Plant(
        f"{TINT}/text/ru.yaml",
        "form.windows.rear:",
        "form.windows.reer:",
        "is said in Russian only",
        "form.windows.rear",
        line="form.windows.reer",
    ),
    "nothing said": Plant(f"{TINT}/text/ru.yaml", "known.owner: Заявитель", 'known.owner: ""', "Nothing is said"),
    "number in place of a word": Plant(
        f"{TINT}/text/ru.yaml", "known.owner: Заявитель", "known.owner: 5", "5 does not fit", '"5"'
    ),
    "list in place of a word": Plant(
        f"{TINT}/text/ru.yaml", "known.owner: Заявитель", "known.owner: [a, b]", "does not fit", "a text"
    ),
    "colon without quotes": Plant(
        f"{TINT}/text/ru.yaml", "known.owner: Заявитель", "known.owner: Заявитель: имя", "a colon stands where none may"
    ),
    "letter of another alphabet": Plant(
        f"{TINT}/text/uz.yaml", "known.owner: Ariza", "known.owner: \u0410riza", "letters of another alphabet"
    ),
    "Latin letter in a Russian word": Plant(
        f"{TINT}/text/ru.yaml", "known.owner: Заявитель", "known.owner: Зaявитель", "letters of another alphabet"
    ),
}


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])
