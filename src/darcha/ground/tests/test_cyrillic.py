"""Uzbek Cyrillic is derived word by word; identifiers, addresses and commands are never rewritten."""

import pytest

from darcha.ground.text import to_cyrillic


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("konstitutsiya, aksiya, militsiya, sirk", "конституция, акция, милиция, цирк"),
        ("ekran, element, sheʼr, eʼtiroz", "экран, элемент, шеър, эътироз"),
        ("yer, poyezd, obyekt", "ер, поезд, объект"),
        ("Isʼhoq va asʼhob", "Исҳоқ ва асҳоб"),  # s and h, not sh
        ("yoʻl, yoʻq, yosh, oʻz, gʻoz, maʼmur", "йўл, йўқ, ёш, ўз, ғоз, маъмур"),
        ("avtomobil, avtomobilni, modeli, parolingiz", "автомобиль, автомобилни, модели, паролингиз"),
        ("albom, film, kompyuter", "альбом, фильм, компьютер"),
        ("Angor tumani, shular", "Ангор тумани, шулар"),
        ("A va B", "А ва Б"),
        ("U oʻz uyida", "У ўз уйида"),
        ("F.I.Sh.", "Ф.И.Ш."),
        ("I yoki II guruh", "I ёки II гуруҳ"),
        ("2026-yil 10-mart", "2026 йил 10 март"),
        ("OʻRQ-445, 28-modda; VMQ 548; PF-6269", "ЎРҚ-445, 28-модда; ВМҚ 548; ПФ-6269"),
    ],
)
def test_words_are_spelt_as_people_spell_them(latin, cyrillic):
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(
    "kept",
    [
        "01 A 123 BC",
        "01A123BC",
        "AA1234567",
        "7K2M-9QXT-40HD-WZ8C",
        "10:07:02:01:04:0123",
        "P1M",
        "UZ-2026-000123",
        "https://lex.uz/docs/-3493774",
        "my.gov.uz",
        "service/415",
        "ism@manzil.uz",
        "paid@2026-03-06T17:00",
        "application/problem+json",
        "Idempotency-Key",
        "RateLimit-Remaining",
        "Authorization",
        "darcha demo people",
        "{number}",
        "QR",
        "PDF",
        "JPEG",
        "JavaScript",
    ],
)
def test_what_is_not_uzbek_stays_as_it_is(kept):
    assert to_cyrillic(f"uy {kept} uy") == f"уй {kept} уй"


def test_an_abbreviation_takes_uzbek_endings():
    assert to_cyrillic("PDFga, QR-kodni, SMS-kod, ID-karta") == "PDFга, QR-кодни, SMS-код, ID-карта"


def test_spaces_and_lines_stay_where_they_are():
    assert to_cyrillic("2\u202f966\u202f400\u202fsoʻm\n\nuy  joy") == "2\u202f966\u202f400\u202fсўм\n\nуй  жой"
