"""The API does what its own description says, whatever is sent: no fault of ours, no undocumented answer."""

from functools import cache

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from darcha.config.wsgi import application
from darcha.doors.public_api import limits
from darcha.doors.public_api.api import api

pytestmark = pytest.mark.django_db
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
OFFICE = ("worklist", "actions", "act")
MOST_EXAMPLES = 8


@cache
def described():
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


def operations():
    return [
        (path, method.upper(), operation["operationId"])
        for path, methods in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
        for method, operation in methods.items()
    ]


@pytest.fixture(autouse=True)
def one_transaction():
    """A request must not close the connection that the test's transaction lives in."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def plenty(monkeypatch):
    monkeypatch.setattr(limits, "CALLS", 1_000_000)
    monkeypatch.setattr(limits, "ANONYMOUS_CALLS", 1_000_000)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fitting", "unfitting"])
@pytest.mark.parametrize(
    ("path", "method", "name"), operations(), ids=lambda value: value if value.isidentifier() else ""
)
def test_with_a_token(country, path, method, name, mode):
    role = "petitions" if name == "register" else "officer" if name in OFFICE else "owner"
    headers = country.bearer(role)
    checks = [*CHECKS, negative_data_rejection] if mode is GenerationMode.NEGATIVE and method == "POST" else [*CHECKS]
    _try(path, method, mode, headers, checks)


@pytest.mark.parametrize(
    ("path", "method", "name"), operations(), ids=lambda value: value if value.isidentifier() else ""
)
def test_without_a_token(country, path, method, name):
    _try(path, method, GenerationMode.POSITIVE, {}, [*CHECKS])


def _try(path, method, mode, headers, checks):
    try:
        strategy = described()[path][method].as_strategy(generation_mode=mode)
    except Exception as error:  # an operation that takes nothing has nothing unfitting
        assert mode is GenerationMode.NEGATIVE, error
        return

    @settings(
        max_examples=MOST_EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def run(case):
        case.call_and_validate(headers=headers, checks=checks, excluded_checks=[ignored_auth])

    try:
        run()
    except Unsatisfiable:  # where any text fits, nothing unfitting can be made
        assert mode is GenerationMode.NEGATIVE
