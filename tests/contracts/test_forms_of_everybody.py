"""For every demo person and every service: the form's schema says what would be accepted, and it is.

A stranger's program is written here anew from the contract alone: it takes the schema, makes the object of the required
leaves, and submits it with the person's own token.
"""

import json
from pathlib import Path
from uuid import uuid4

import jsonschema_rs
import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from tests.conftest import published

from darcha.config.demo import population as demo
from darcha.config.demo.personas import personas
from darcha.config.demo.seed import seed_people
from darcha.ground.text import PAGE_LANGUAGES
from darcha.kernel.catalogue.packs.load import load_catalogue
from darcha.kernel.identity import api as identity
from darcha.kernel.identity.types import Principal

pytestmark = pytest.mark.django_db
PERSONS = [persona.key for persona in personas() if persona.kind == "person"]
_KINDS = {key: versions[-1].kind for key, versions in load_catalogue(Path(settings.DARCHA_PACKS_DIR)).services.items()}
SERVICES = sorted(key for key, kind in _KINDS.items() if kind != "informational")
READ_ABOUT = sorted(_KINDS.keys() - set(SERVICES))
KEYWORDS = {"$schema", "title", "type", "additionalProperties", "properties", "required"}


@pytest.fixture(scope="module")
def tokens(django_db_setup, django_db_blocker):
    """The demo people as every installation has them, with a bearer token each."""
    with django_db_blocker.unblock(), transaction.atomic(), published():
        demo.seed_population(lambda _: None, people=40, organisations=2, homes=5, vehicles=5)
        seed_people()
        system = Principal.system("tests")
        yield {person: identity.demo_token(system, person) for person in PERSONS}
        transaction.set_rollback(True)


@pytest.fixture
def call(tokens):
    def run(person, method, path, body=None, **headers):
        headers = {"Authorization": f"Bearer {tokens[person]}", **headers}
        data = json.dumps(body).encode() if body is not None else b""
        with transaction.atomic():
            answer = Client().generic(method, f"/api/v1/{path}", data, content_type="application/json", headers=headers)
            transaction.set_rollback(True)
        return answer

    return run


def leaves(shape, path=""):
    """Every schema of a value, with where it stands; lists stand for themselves and for what they hold."""
    if shape.get("type") == "object":
        for name, inner in shape["properties"].items():
            yield from leaves(inner, f"{path}/{name}")
        return
    yield path, shape
    if "items" in shape:
        yield from leaves(shape["items"], f"{path}/*")


def accepted(shape):
    """A value that the leaf itself says is accepted; None when it says none."""
    if "const" in shape:
        return shape["const"]
    if shape.get("enum"):
        return shape["enum"][0]
    return shape["examples"][0] if shape.get("examples") else None


def validator(shape):
    return jsonschema_rs.Draft202012Validator(shape, validate_formats=True)


def test_the_people_of_the_contract():
    assert PERSONS == ["citizen", "citizen2", "entrepreneur", "foreigner"]
    assert len(SERVICES) >= 3


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("person", PERSONS)
def test_the_required_leaves_make_an_application(call, person, service):
    form = call(person, "GET", f"services/{service}/form").json()
    schema = form["schema"]
    assert (form["service"], schema["$schema"]) == (service, "https://json-schema.org/draft/2020-12/schema")
    assert set(schema) <= KEYWORDS and "$ref" not in json.dumps(schema)
    said = {path: accepted(shape) for path, shape in leaves(schema)}
    assert [path for path, value in said.items() if value is None] == []
    wrong = [path for path, shape in leaves(schema) if not validator(shape).is_valid(said[path])]
    assert wrong == []
    answers = {name: said[f"/{name}"] for name in schema["required"]}
    validator(schema).validate(answers)
    body = {"service": service, "answers": answers, "language": "uz"}
    made = call(person, "POST", "applications", body, **{"Idempotency-Key": str(uuid4())})
    assert made.status_code == 201, made.content.decode()
    asked = {question for page in form["pages"] for question in page["questions"]}
    assert asked == set(schema["properties"])


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("person", PERSONS)
def test_without_one_of_them_there_is_none(call, person, service):
    """Each required leaf is: left out, it is the one that the refusal names."""
    schema = call(person, "GET", f"services/{service}/form").json()["schema"]
    said = {path: accepted(shape) for path, shape in leaves(schema)}
    for left_out in schema["required"]:
        answers = {name: said[f"/{name}"] for name in schema["required"] if name != left_out}
        body = {"service": service, "answers": answers, "language": "uz"}
        refused = call(person, "POST", "applications", body, **{"Idempotency-Key": str(uuid4())})
        assert refused.status_code == 422
        assert f"answers.{left_out}" in {wrong["path"] for wrong in refused.json()["errors"]}


@pytest.mark.parametrize("service", SERVICES)
def test_in_every_language_it_is_the_same_form(call, service):
    forms = [call("citizen", "GET", f"services/{service}/form?lang={language}").json() for language in PAGE_LANGUAGES]
    for form in forms:
        bare = [(path, accepted(shape)) for path, shape in leaves(form["schema"])]
        assert bare == [(path, accepted(shape)) for path, shape in leaves(forms[0]["schema"])]
        assert form["schema"]["required"] == forms[0]["schema"]["required"]
        assert form["version"] == forms[0]["version"]


@pytest.mark.parametrize("service", READ_ABOUT)
def test_what_one_only_reads_about_has_no_form_and_takes_no_application(call, service):
    assert call("citizen", "GET", f"services/{service}").status_code == 200
    assert call("citizen", "GET", f"services/{service}/form").status_code == 404
    body = {"service": service, "answers": {}, "language": "uz"}
    answer = call("citizen", "POST", "applications", body, **{"Idempotency-Key": str(uuid4())})
    assert (answer.status_code, answer.json()["code"]) == (409, "service-closed")
