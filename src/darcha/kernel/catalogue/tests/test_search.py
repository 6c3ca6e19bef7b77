"""People find a service however they write it."""

import shutil
import time
from dataclasses import replace

import pytest

from darcha.ground.text import LANGUAGES, Text
from darcha.ground.text.folding import fold, fold_word
from darcha.kernel.catalogue import api
from darcha.kernel.catalogue.queries.search import build_index

from .planting import TINT, rewrite
from .project import catalogue, service


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("oʻzbek", "o'zbek"),
        ("oʻzbek", "o‘zbek"),
        ("maʼlumot", "malumot"),
        ("hukumat", "xukumat"),
        ("xizmat", "хizmat"),  # the first letter is Cyrillic
        ("ХИЗМАТ", "xizmat"),
        ("маълумотнома", "maʼlumotnoma"),
        ("yer", "er"),
        ("объект", "obyekt"),
        ("қорайтириш", "qoraytirish"),
        ("ўқиш", "oʻqish"),
        ("ǵárezsiz", "g'arezsiz"),
        ("ıqlım", "iqlim"),
        ("İSTANBUL", "istanbul"),
        ("şahar", "shahar"),
        ("цирк", "sirk"),
        ("cправка", "справка"),  # the first letter is Latin
    ],
)
def test_one_word_written_in_many_ways(one, other):
    assert fold_word(one) == fold_word(other)


def test_signs_and_nothing_are_no_words():
    assert fold("  — !? ʻʼ ") == []
    assert fold("Kom 5-uy") == ["kom", "5", "uy"]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("uy borligi haqida malumotnoma", "housing-certificate"),
        ("уй-жой маълумотномаси", "housing-certificate"),
        ("spravka o jilye", "housing-certificate"),
        ("справка о жилье", "housing-certificate"),
        ("справка о жылье", "housing-certificate"),
        ("kvartira", "housing-certificate"),
        ("home ownership", "housing-certificate"),
        ("turaq jay", "housing-certificate"),
        ("oyna qoraytirish", "window-tint-permit"),
        ("ойна қорайтириш", "window-tint-permit"),
        ("oyna qoraytrsh", "window-tint-permit"),
        ("tanirovka", "window-tint-permit"),
        ("тонировка стёкол", "window-tint-permit"),
        ("áynek qarańǵılastırıw", "window-tint-permit"),
        ("YHXX", "window-tint-permit"),
        ("murojat", "appeal"),
        ("мурожаат", "appeal"),
        ("shikoyat qilmoqchiman", "appeal"),
        ("пожаловаться", "appeal"),
        ("complaint", "appeal"),
    ],
)
def test_the_right_service_is_first(query, key):
    assert [hit.key for hit in api.search(query)][:1] == [key]


@pytest.mark.parametrize("query", ["", "   ", "zzzzqqqq", "\x00", "a" * 5000, "🙂"])
def test_nonsense_finds_nothing_and_breaks_nothing(query):
    assert api.search(query) == []


def test_the_limit_is_kept():
    assert len(api.search("toʻlov", limit=1)) <= 1


def _many(count):
    base = service("appeal")
    nouns = ["guvohnoma", "ruxsatnoma", "nafaqa", "litsenziya", "subsidiya", "pasport", "kadastr", "soliq"]
    places = [region.name.in_("uz") for region in catalogue().regions.values()]
    made = {}
    for number in range(count):
        name = f"{nouns[number % 8]} {places[number % len(places)]} {number}"
        made[f"service-{number}"] = (
            replace(
                base, key=f"service-{number}", name=Text(dict.fromkeys(LANGUAGES, name)), keywords={}, life_events=()
            ),
        )
    return replace(catalogue(), services=made)


def test_five_thousand_services_answer_at_once():
    index = build_index(_many(5_000), ("uz",))
    queries = ["pasport Yunusobod", "litsenzya Andijon", "ruxsatnomasi kerak", "nafaqq", "soliq 4711"]
    index.find(queries[0])
    started = time.process_time()
    for query in queries:
        assert index.find(query + " ")
    assert (time.process_time() - started) / len(queries) < 0.05
    assert index.find("soliq 4711")[0][0] == "service-4711"


def test_other_packs_have_an_index_of_their_own(settings, tmp_path):
    assert api.search("qwxyzzy") == []
    packs = shutil.copytree(settings.DARCHA_PACKS_DIR, tmp_path / "packs")
    rewrite(packs / TINT / "text" / "uz.yaml", "tonirovka", "qwxyzzy")
    settings.DARCHA_PACKS_DIR = packs
    assert [hit.key for hit in api.search("qwxyzzy")] == ["window-tint-permit"]
