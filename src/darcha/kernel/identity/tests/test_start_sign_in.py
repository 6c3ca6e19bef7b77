"""A person begins to sign in: one neutral answer, the code to the registered number alone (attack T2)."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from darcha.ground.identifiers import InvalidIdentifier
from darcha.ground.models import JournalEntry
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.identity import api
from darcha.kernel.identity.models import Account, SignInChallenge
from darcha.kernel.identity.testing import AZIZA
from darcha.kernel.identity.types import ANONYMOUS

NOBODY = ("30302850010024", "AB7654321")


def test_the_code_goes_to_the_number_that_the_registry_holds(begin, aziza, outbox):
    begin()
    assert [(phone, len(code), language) for phone, code, language in outbox.sent] == [("+998901234567", 6, "uz")]


@pytest.mark.parametrize("typed", [NOBODY, (AZIZA[0], "AB7654321"), (NOBODY[0], AZIZA[1])])
def test_any_mismatch_sends_nothing_and_is_answered_the_same(begin, aziza, outbox, typed):
    token = begin(*typed)
    assert outbox.sent == []
    assert api.find_stage(token) == "code"
    assert api.finish_sign_in(ANONYMOUS, token, "000000") == api.NotProven()


def test_a_person_without_a_phone_gets_the_same_answer(begin, registry, outbox):
    registry.add(*AZIZA, "Aziza Karimova", None)
    assert api.find_stage(begin()) == "code"
    assert outbox.sent == []


def test_a_closed_account_gets_the_same_answer(begin, sign_in, aziza, outbox):
    opened = sign_in()
    api.disable_account(api.Principal.system("test"), opened.principal.account_id)
    outbox.sent.clear()
    assert api.find_stage(begin()) == "code"
    assert outbox.sent == []


def test_known_and_unknown_cost_the_same_statements(db, aziza):
    """T2: equal work is shown by equal statements; the clock on the wall would only make the test flicker."""

    def shape(pinfl: str, document: str) -> list[str]:
        with CaptureQueriesContext(connection) as run:
            api.start_sign_in(ANONYMOUS, pinfl, document, address="192.0.2.9")
        return [re.sub(r"s\d+_x\d+", "", query["sql"].split("VALUES")[0])[:60] for query in run.captured_queries]

    assert shape(*AZIZA) == shape(*NOBODY)


@pytest.mark.parametrize(
    ("pinfl", "document", "code"),
    [
        ("4260590001001", "AA1234567", "pinfl-form"),
        ("42605900010019", "AA1234567", "pinfl-check"),
        (AZIZA[0], "12", "document-form"),
    ],
)
def test_what_cannot_be_a_number_is_said_at_once(db, pinfl, document, code):
    with pytest.raises(InvalidIdentifier) as refused:
        api.start_sign_in(ANONYMOUS, pinfl, document, address="192.0.2.1")
    assert refused.value.code == code


def test_spaces_and_cyrillic_lookalikes_are_no_obstacle(begin, aziza, outbox):
    begin("4260590 0010018", "аа 123 45 67")
    assert len(outbox.sent) == 1


def test_nothing_personal_is_stored_in_the_clear(begin, aziza):
    begin()
    with connection.cursor() as cursor:
        cursor.execute("SELECT identity_signinchallenge::text FROM identity_signinchallenge")
        stored = cursor.fetchall()[0][0]
        cursor.execute("SELECT string_agg(facts::text, '') FROM ground_outboxevent")
        told = cursor.fetchall()[0][0]
    journal = str(list(JournalEntry.objects.values_list("details", "about")))
    for secret in (*AZIZA, "+998901234567", "Aziza", AZIZA[0].encode().hex()):
        assert secret not in stored + told + journal


def test_a_code_is_sent_once_for_one_request(begin, aziza, outbox):
    begin()
    deliver_all()
    assert len(outbox.sent) == 1


def test_nobody_has_an_account_before_the_code_is_proven(begin, aziza):
    begin()
    assert not Account.objects.exists()
    assert SignInChallenge.objects.count() == 1
