"""How many statements each act costs. The figures are budgets: lower them when an act gets leaner."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from darcha.kernel.cases import api

from . import world
from .world import send


def statements(act) -> list[str]:
    """The statements of an act, without savepoints: the outermost transaction is the test's own."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]


@pytest.fixture
def warm(citizen):
    """Packs compiled and versions known, as in a process that has served one request."""
    send(citizen, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)
    receipt = send(citizen)
    api.case_for(citizen, receipt.public_id)
    return receipt


def test_submitting_a_petition(citizen, warm):
    # claim; party and facts; case with content, participants, timeline, journal, event and its job
    assert len(statements(lambda: send(citizen))) <= 3


def test_submitting_with_a_fee(citizen, warm):
    # as above, with the invoice's serial; the invoice and its journal line are written with the rest
    assert len(statements(lambda: send(citizen, world.CERTIFICATE, world.CERTIFICATE_ANSWERS))) <= 4


def test_a_repeat_costs_little(citizen):
    send(citizen, key="again")
    assert len(statements(lambda: send(citizen, key="again"))) <= 3


def test_reading_a_case(citizen, warm):
    assert len(statements(lambda: api.case_for(citizen, warm.public_id))) <= 4


def test_an_officer_reading_a_case(citizen, officer, warm):
    assert len(statements(lambda: api.officer_case(officer, warm.public_id))) <= 5


def test_lists(citizen, officer, warm):
    assert len(statements(lambda: api.my_cases(citizen))) == 1
    assert len(statements(lambda: api.worklist(officer))) == 1
    assert len(statements(lambda: api.count_worklist(officer))) == 1
