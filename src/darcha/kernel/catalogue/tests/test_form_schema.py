"""The form as JSON Schema: self-contained, and its smallest object is accepted for everybody."""

import json

import jsonschema_rs
import pytest

from darcha.kernel.catalogue.packs.check import read_examples
from darcha.kernel.catalogue.rules import form
from darcha.kernel.catalogue.rules.form import Choices
from darcha.kernel.catalogue.rules.form_schema import form_pages, form_schema, leaf, smallest_answers
from darcha.kernel.catalogue.types import FormSubject, Question, QuestionType

from .project import PACKS, catalogue, service
from .test_form import APPEAL, BIKE, BODIES, OWNER, TINT, WORDS

SERVICES = sorted(catalogue().services)
OWNER_OF_NOTHING = FormSubject()
SUBJECTS = {
    "citizen": FormSubject(
        facts={
            **OWNER.facts,
            "real-estate": [{"address": "Toshkent", "area_m2": 64, "cadastre": "10:07:02:01:04:0123"}],
        }
    ),
    "citizen2": FormSubject(reliefs=("disability-1-2",)),
    "entrepreneur": FormSubject(party="entity", facts={"vehicles": [OWNER.facts["vehicles"][1]]}),
    "foreigner": FormSubject(party="individual"),
    "rider": FormSubject(facts={"vehicles": [BIKE]}),
    "foreign company": FormSubject(party="foreign-entity"),
}


def leaves(schema):
    for shape in schema["properties"].values():
        yield shape
        if "items" in shape:
            yield shape["items"]


@pytest.mark.parametrize("key", SERVICES)
@pytest.mark.parametrize("who", SUBJECTS)
def test_the_smallest_object_is_accepted(key, who):
    subject = SUBJECTS[who]
    schema = form_schema(service(key), subject, BODIES, "uz")
    answers = smallest_answers(schema)
    jsonschema_rs.Draft202012Validator(schema, validate_formats=True).validate(answers)
    assert form.wrong_answers(service(key), answers, subject, BODIES, complete=True) == []


@pytest.mark.parametrize("key", SERVICES)
@pytest.mark.parametrize("language", ["uz", "kaa", "ru", "en", "uz-cyrl"])
def test_it_is_self_contained_and_every_leaf_says_what_is_accepted(key, language):
    schema = form_schema(service(key), SUBJECTS["citizen"], BODIES, language)
    assert '"$ref"' not in json.dumps(schema)
    for shape in leaves(schema):
        assert "enum" in shape or "const" in shape or "examples" in shape
        for example in shape.get("examples", ())[:1]:
            bare = {key: value for key, value in shape.items() if key not in {"title", "description"}}
            jsonschema_rs.Draft202012Validator(bare).validate(example)


def test_every_example_of_the_packs_fits_its_schema():
    for example in read_examples(PACKS):
        schema = form_schema(service(example.service), example.subject, BODIES, "en")
        answers = form.clean_answers(service(example.service), example.answers, example.subject)
        asked = {key: value for key, value in answers.items() if key in schema["properties"]}
        jsonschema_rs.Draft202012Validator(schema).validate(asked)


def test_a_question_that_hangs_on_another_answer_is_there_but_not_required():
    schema = form_schema(APPEAL, OWNER_OF_NOTHING, BODIES, "en")
    assert "about_body" in schema["properties"]
    assert "about_body" not in schema["required"]


def test_records_are_shown_by_name():
    vehicle = form_schema(TINT, OWNER, BODIES, "en")["properties"]["vehicle"]
    assert vehicle["enum"] == ["01A123BC", "01777AAA"]
    assert vehicle["x-labels"]["01A123BC"] == "Chevrolet Cobalt, 01A123BC"


def test_pages_hold_only_what_is_asked():
    pages = form_pages(TINT, OWNER, "en")
    assert [page["key"] for page in pages] == ["vehicle", "tint", "contact"]
    assert pages[0]["questions"] == ["vehicle"]
    assert form_pages(APPEAL, OWNER, "en")[1]["lead"]


@pytest.mark.parametrize("kind", [kind for kind in QuestionType if kind is not QuestionType.IDENTIFIER])
def test_every_type_of_question_has_a_shape(kind):
    shape = leaf(Question("q", kind, WORDS, minimum=1), OWNER_OF_NOTHING, Choices(("iiv",), ("1726266",)), "uz")
    assert "enum" in shape or "const" in shape or "examples" in shape
