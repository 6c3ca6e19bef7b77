"""Guessing tells nothing: what exists and what does not look alike, and guessing soon ends."""

from uuid import uuid4

import pytest
from django.db import transaction

from darcha.ground import clock
from darcha.ground.identifiers import case_number

pytestmark = pytest.mark.django_db


def same_but_for(answer, *typed):
    """The page without what was typed and without the form's token."""
    import re

    said = re.sub(r'value="[^"]*"', "", answer.content.decode())
    for word in typed:
        said = said.replace(word, "")
    return said


def test_another_body_s_case_is_found_by_no_number(country):
    exists, never = country.things["number"], case_number.make(2026, "1726", 999_999)
    answers = [
        country.send("outsider", "GET", f"/uz/office/find?number={number}") for number in (exists, never, "rubbish")
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    pages = [same_but_for(answer, exists, never, "rubbish") for answer in answers]
    assert pages[0] == pages[1] == pages[2]


def test_a_stranger_s_thing_looks_like_nothing(country):
    things = country.things
    for path in ("/uz/applications/{}", "/uz/documents/{}", "/uz/pay/{}", "/uz/applications/{}/due"):
        answers = [
            country.send("other", "GET", path.format(one))
            for one in (things["case"], things["paper"], things["invoice"], uuid4())
        ]
        assert {answer.status_code for answer in answers} == {404}
        said = {
            same_but_for(
                answer, *(str(one) for one in things.values()), answer.request["PATH_INFO"].rpartition("/uz")[2]
            )
            for answer in answers
        }
        assert len({len(one) for one in said}) <= 2  # links to the same page in other languages hold the address


def test_ten_thousand_codes_guessed_find_nothing(country):
    from darcha.kernel.documents import api as documents
    from darcha.kernel.documents.rules.verify_code import new_code
    from darcha.kernel.documents.types import Outcome

    assert all(documents.verify_code(new_code()).outcome is Outcome.UNKNOWN for _ in range(1_000))


def test_guessing_codes_ends_after_twenty_in_a_minute(country):
    with transaction.atomic(), clock.frozen("2026-03-06T11:00+05:00") as now:
        paths = ("/uz/verify/0000-0000-0000-0000", "/api/v1/verify/0000-0000-0000-0000")
        answers = [country.send("anonymous", "GET", paths[n % 2]) for n in range(22)]
        assert [answer.status_code for answer in answers[:20]] == [404] * 20
        assert {answer.status_code for answer in answers[20:]} == {429}
        real = country.send("anonymous", "GET", f"/uz/verify/{country.things['code']}")
        assert real.status_code == 429  # also when the guess would have been right
        now.move_to("2026-03-06T11:01+05:00")
        assert country.send("anonymous", "GET", paths[0]).status_code == 404
        transaction.set_rollback(True)


def test_signing_in_says_the_same_to_whoever_it_is(country):
    """One person exists, one does not, one gives a wrong document: the same answer, the same cookie."""
    from darcha.kernel.cases.tests import world

    number = world.number_of(country.people["owner"])
    answers = []
    for pinfl, document in ((number, "AA0000001"), (number, "AA7654321"), ("42605900010018", "AA1234567")):
        with transaction.atomic():
            answers.append(country.send("anonymous", "POST", "/uz/sign-in", {"pinfl": pinfl, "document": document}))
            transaction.set_rollback(True)
    assert {(answer.status_code, answer.headers.get("Location")) for answer in answers} == {(302, "/uz/sign-in/code")}
    assert len({len(next(iter(answer.cookies.values())).value) for answer in answers}) == 1
