"""Who is asked what, and which answers are accepted."""

from dataclasses import replace

import pytest

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.catalogue.rules import form
from darcha.kernel.catalogue.rules.expressions import fill, look_up
from darcha.kernel.catalogue.rules.form import Choices
from darcha.kernel.catalogue.rules.values import normalised, wrong
from darcha.kernel.catalogue.types import FormSubject, Option, Question, QuestionType, RecordSource

from .project import catalogue, service

WORDS = Text(dict.fromkeys(LANGUAGES, "x"))
CAR = {"plate": "01A123BC", "make": "Chevrolet", "model": "Cobalt", "category": "car"}
BUS = {"plate": "01777AAA", "make": "Isuzu", "model": "NP37", "category": "bus"}
BIKE = {"plate": "01777AA", "make": "Yamaha", "model": "R1", "category": "motorcycle"}
OWNER = FormSubject(
    facts={"vehicles": [CAR, BUS, BIKE], "population": [{"full_name": "Karimova Dilnoza", "phone": "+998901234567"}]}
)
BODIES = Choices(
    tuple(key for key, body in catalogue().bodies.items() if body.takes_petitions),
    ("1726266", "1703401", "1730401", "1735401"),
)
TINT, APPEAL = service("window-tint-permit"), service("appeal")


def keys(version, answers, subject):
    return [question.key for question in form.asked_questions(version, answers, subject)]


def test_an_owner_chooses_a_car_and_nobody_types_a_plate():
    assert keys(TINT, {}, OWNER) == ["vehicle", "windows", "photo", "phone", "truth"]


@pytest.mark.parametrize("subject", [FormSubject(), FormSubject(facts={"vehicles": [BIKE]})])
def test_who_owns_no_car_gives_the_plate_and_the_power_of_attorney(subject):
    assert keys(TINT, {}, subject)[:3] == ["plate", "vehicle_category", "power_of_attorney"]


def test_only_vehicles_with_windows_may_be_chosen():
    vehicle = TINT.form.questions()[0]
    assert form.options_for(vehicle, OWNER, BODIES) == ("01A123BC", "01777AAA")


def test_the_registry_says_what_the_chosen_vehicle_is():
    assert form.with_carried(TINT, {"vehicle": "01777AAA"}, OWNER)["vehicle_category"] == "bus"
    assert "vehicle_category" not in form.with_carried(TINT, {"vehicle": "99Z999ZZ"}, OWNER)


def test_what_the_registry_says_wins_over_what_was_typed():
    answers = {"vehicle": "01777AAA", "vehicle_category": "car", "windows": ["rear"]}
    assert form.clean_answers(TINT, answers, OWNER) == {
        "vehicle": "01777AAA",
        "windows": ["rear"],
        "vehicle_category": "bus",
    }


def test_clean_answers_are_normalised_and_blanks_are_dropped():
    typed = {"plate": " 01 a 123 bc ", "phone": "90 123 45 67", "power_of_attorney": "  ", "windows": []}
    assert form.clean_answers(TINT, typed, FormSubject()) == {"plate": "01A123BC", "phone": "+998901234567"}


def test_a_complete_application_has_nothing_wrong():
    answers = {"vehicle": "01A123BC", "windows": ["rear"], "phone": "+998901234567", "truth": True}
    assert form.wrong_answers(TINT, answers, OWNER, BODIES, complete=True) == []


def test_a_draft_may_leave_questions_open_but_not_say_nonsense():
    assert form.wrong_answers(TINT, {}, OWNER, BODIES, complete=False) == []
    errors = form.wrong_answers(TINT, {"phone": "12", "fee": 1}, OWNER, BODIES, complete=False)
    assert [(error.path, error.code) for error in errors] == [("fee", "unknown"), ("phone", "phone-form")]


def test_what_is_missing_is_named_in_the_order_of_the_form():
    errors = form.wrong_answers(TINT, {}, OWNER, BODIES, complete=True)
    assert [(error.path, error.code) for error in errors] == [
        (key, "required") for key in ("vehicle", "windows", "phone", "truth")
    ]
    assert {error.message(language) for error in errors for language in LANGUAGES}


def test_another_persons_car_cannot_be_chosen():
    errors = form.wrong_answers(TINT, {"vehicle": "99Z999ZZ"}, OWNER, BODIES, complete=False)
    assert [(error.path, error.code) for error in errors] == [("vehicle", "not-an-option")]


def test_a_complaint_may_name_the_body_it_is_about():
    assert "about_body" not in keys(APPEAL, {"kind": "proposal"}, FormSubject())
    assert "about_body" in keys(APPEAL, {"kind": "complaint"}, FormSubject())


def test_prefill_and_known_facts_name_their_registry():
    assert form.prefilled(TINT, OWNER) == {"phone": ("+998901234567", "population")}
    assert form.prefilled(TINT, FormSubject(facts={"population": [{}]})) == {}
    assert form.known_facts(TINT, OWNER)[:2] == [
        ("owner", "Karimova Dilnoza", "population"),
        ("vehicles", "Chevrolet Cobalt, 01A123BC", "vehicles"),
    ]


def test_a_page_without_questions_is_not_shown():
    pages = [page.key for page, _ in form.asked_pages(APPEAL, {}, FormSubject())]
    assert pages == ["what", "to", "reply"]


def ask(kind, **more):
    return Question("q", QuestionType(kind), WORDS, **more)


OPTIONS = (Option("a", WORDS), Option("b", WORDS))


@pytest.mark.parametrize(
    ("question", "value", "code"),
    [
        (ask("text"), "fine", None),
        (ask("text"), 5, "type"),
        (ask("text"), "a\x00b", "forbidden-sign"),
        (ask("text"), "a\u202eb", "forbidden-sign"),
        (ask("text", min_length=5), "four", "too-short"),
        (ask("text"), "x" * 501, "too-long"),
        (ask("long-text", max_length=3), "four", "too-long"),
        (ask("email"), "name@example.uz", None),
        (ask("email"), "name.example.uz", "email"),
        (ask("date"), "2026-02-28", None),
        (ask("date"), "2026-02-30", "date"),
        (ask("date"), "20260228", "date"),
        (ask("phone"), "+998901234567", None),
        (ask("phone"), "12", "phone-form"),
        (ask("identifier", identifier="plate"), "01A123BC", None),
        (ask("identifier", identifier="plate"), "?", "plate-form"),
        (ask("identifier", identifier="pinfl"), "30211975910034", "pinfl-check"),
        (ask("identifier", identifier="stir"), "12", "stir-form"),
        (ask("identifier", identifier="cadastre"), "12", "cadastre-form"),
        (ask("number"), 5, None),
        (ask("number"), True, "type"),
        (ask("number"), "5", "type"),
        (ask("number", minimum=6), 5, "too-small"),
        (ask("number", maximum=4), 5, "too-big"),
        (ask("yes-no"), False, None),
        (ask("yes-no"), "yes", "type"),
        (ask("declaration"), True, None),
        (ask("declaration"), False, "must-agree"),
        (ask("choice", options=OPTIONS), "a", None),
        (ask("choice", options=OPTIONS), "c", "not-an-option"),
        (ask("choices", options=OPTIONS), ["a", "b"], None),
        (ask("choices", options=OPTIONS), ["a", "a"], "twice"),
        (ask("choices", options=OPTIONS), ["c"], "not-an-option"),
        (ask("choices", options=OPTIONS), "a", "type"),
        (ask("choices", options=OPTIONS), [1], "type"),
        (ask("files"), ["00000000-0000-0000-0000-000000000000"], None),
        (ask("files"), ["me.pdf"], "file"),
        (ask("files", max_files=1), ["a", "b"], "too-many"),
        (ask("region"), "1726266", None),
        (ask("region"), "1726", "not-an-option"),
        (ask("body"), "iiv", None),
        (ask("bodies"), ["iiv", "nobody"], "not-an-option"),
        (ask("record"), "x", "not-an-option"),
    ],
)
def test_each_type_knows_its_answers(question, value, code):
    found = wrong(question, normalised(question, value), form.options_for(question, FormSubject(), BODIES))
    assert (found[0] if found else None) == code


def test_a_record_question_without_a_source_offers_nothing():
    assert form.records_for(ask("record"), OWNER) == ()


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{a.b} and {c}", "1 and "),
        ("{0.__class__}", ""),
        ("open {a", "open {a"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_templates_fill_and_never_evaluate(template, text):
    assert fill(template, {"a": {"b": 1}}) == text


def test_a_path_that_leads_nowhere_is_nothing():
    assert look_up({"a": 1}, "a.b") is None


def test_a_source_without_a_condition_offers_every_record():
    source = RecordSource("vehicles", "plate", "{plate}")
    assert form.options_for(ask("record", records=source), OWNER, BODIES) == ("01A123BC", "01777AAA", "01777AA")


def test_a_page_is_left_out_by_its_own_condition_or_when_nothing_on_it_is_asked():
    never = replace(TINT.form.pages[0], asked_if="false")
    empty = replace(TINT.form.pages[1], questions=(ask("text", asked_if="false"),))
    version = replace(TINT, form=replace(TINT.form, pages=(never, empty, TINT.form.pages[2])))
    assert [page.key for page, _ in form.asked_pages(version, {}, OWNER)] == ["contact"]


@pytest.mark.parametrize(
    ("version", "answers"),
    [
        (TINT, {}),
        (TINT, {"vehicle": "01A123BC", "windows": ["rear"], "phone": "90 123 45 67", "truth": True, "stray": 1}),
        (TINT, {"vehicle": "99Z999ZZ", "plate": "typed"}),
        (APPEAL, {"kind": " complaint ", "about_body": "iiv", "text": "qisqa", "bodies": ["iiv"], "address": ""}),
        (APPEAL, {"kind": "application", "text": "x" * 60, "bodies": ["iiv"], "address": "Toshkent, 7-uy"}),
    ],
)
def test_what_is_sent_is_cleaned_and_checked_as_by_either_alone(version, answers):
    cleaned = form.clean_answers(version, answers, OWNER)
    mistakes = form.wrong_answers(version, cleaned, OWNER, BODIES, complete=True)
    assert form.cleaned_and_wrong(version, answers, OWNER, BODIES) == (cleaned, mistakes)
