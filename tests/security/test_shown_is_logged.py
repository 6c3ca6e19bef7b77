"""What a page, a call, a list or a paper shows of a person is what the journal of readings says was shown: for random
members of staff at random places, in any order. Fields without a value of their own (a choice) are left out."""

import subprocess
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as effort
from hypothesis import strategies as st
from tests.conftest import ADDRESS

from darcha.kernel.cases import api as cases
from darcha.kernel.cases.tests import world

pytestmark = pytest.mark.django_db
ROLES = ("petitions", "officer", "head", "outsider")
PLACES = (
    "/uz/office/cases/{}", "/ru/office/cases/{}", "/uz/office/cases/{}/ask", "/uz/office/cases/{}/supply",
    "/uz/office/cases/{}/refuse", "/uz/office/cases/{}/due", "/uz/office/", "/uz/office/?view=free",
    "/uz/office/export",
    "/uz/office/find?number={number}", "/uz/office/bulk", "/uz/office/forwarded",
    "/api/v1/applications/{}", "/api/v1/applications/{}/timeline", "/api/v1/applications/{}/actions",
    "/api/v1/applications/{}/due", "/api/v1/worklist", "paper",
)  # fmt: skip
POSTED = {"/uz/office/export": {"form": "csv"}, "/uz/office/bulk": {"act": "assign"}}


def values(country: Any) -> Mapping[str, Mapping[str, str]]:
    """By case, the fields that have a value that stands nowhere else, as it is written on a page."""
    person = {
        "applicant.name": world.CANARY_NAME,
        "applicant.pinfl": world.number_of(country.people["owner"]),
        "applicant.address": "Yunusobod, 4-mavze, 12-uy",
    }
    return {
        "petition": {**person, "answers.text": "Kanareyka-7Q", "answers.address": ADDRESS},
        "case": {**person, "facts.vehicles": "Cobalt"},
    }


@pytest.fixture(scope="module")
def read(country: Any) -> Any:
    """Another body takes part in the petition, and a sheet on its term names the applicant."""
    officer, petition = country.people["petitions"], country.things["petition"]
    said = {"bodies": [world.OTHER_BODY], "words": "Kimning balansida?"}
    cases.perform(officer, case=petition, act="involve", said=said)
    country.things["sheet"] = cases.issue_term_sheet(country.people["owner"], case=petition).document
    return country


def lines(who: Any, case: UUID) -> Iterator[tuple[UUID, str, set[str]]]:
    """What the journal says that this one was shown of the case: line, source, fields."""
    row = apps.get_model("cases", "Case").objects.get(public_id=case)
    kept = apps.get_model("exchange", "AccessRecord").objects.filter(case_id=row.id, actor_id=str(who.account_id))
    for line in kept:
        yield line.id, line.source, set(line.fields)


def words(answer: Any) -> str:
    """What somebody reads there."""
    if answer.headers.get("Content-Type") == "application/pdf":
        done = subprocess.run(["pdftotext", "-", "-"], input=answer.content, capture_output=True, check=True)
        return " ".join(done.stdout.decode().split())
    return "".join(part.decode() for part in ([answer.content] if not answer.streaming else answer.streaming_content))


def look(country: Any, browser: Client, role: str, place: str, thing: str) -> Any:
    """Page, call or paper, as the role."""
    case = country.things[thing]
    if place == "paper":
        return browser.get(f"/uz/office/cases/{case}/papers/{country.things['sheet']}")
    path = place.format(case, number=country.things["number"])
    if place in POSTED:
        return browser.post(path, POSTED[place])
    return browser.get(path, headers=country.bearer(role) if place.startswith("/api") else {})


WALKS = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(PLACES), st.sampled_from(["petition", "case"])),
    min_size=3,
    max_size=10,
)


@effort(
    max_examples=40,
    deadline=None,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(walk=WALKS)
def test_what_is_shown_is_what_the_journal_says(read: Any, walk: list[tuple[str, str, str]]) -> None:
    with transaction.atomic():
        for role, place, thing in walk:
            must_be_written_down(read, role, place, thing)
        transaction.set_rollback(True)


@pytest.mark.parametrize("place", PLACES)
def test_every_place_at_least_once(read: Any, place: str) -> None:
    for role in ROLES:
        for thing in ("petition", "case"):
            with transaction.atomic():
                must_be_written_down(read, role, place, thing)
                transaction.set_rollback(True)


def must_be_written_down(country: Any, role: str, place: str, thing: str) -> None:
    who, case = country.people[role], country.things[thing]
    before = {line for line, _, _ in lines(who, case)}
    answer = look(country, country.client(role), role, place, thing)
    assert answer.status_code < 500
    said, known = words(answer), values(country)[thing]
    shown = {field for field, value in known.items() if value in said}
    kept = list(lines(who, case))
    written = [fields for line, source, fields in kept if line not in before and source == "case"]
    logged = set().union(*(fields for _, source, fields in kept if source == "case"))
    if place == "paper":  # it is written down as a whole
        assert not shown or "document" in logged
        return
    assert shown <= logged, f"{role} saw at {place} what no line names: {shown - logged}"
    for fields in written:
        assert fields & set(known) == shown, f"{role} at {place}: the line names {fields & set(known) ^ shown}"


def test_the_case_itself_shows_all_of_it(read: Any) -> None:
    """Else the walks would look for what stands nowhere."""
    for role, thing in (("petitions", "petition"), ("officer", "case")):
        said = words(look(read, read.client(role), role, PLACES[0], thing))
        assert [field for field, value in values(read)[thing].items() if value not in said] == []


def test_a_field_that_no_line_names_is_noticed(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from darcha.kernel.cases.queries import officer_case

    named = officer_case.fields_shown
    monkeypatch.setattr(officer_case, "fields_shown", lambda view: [*{*named(view)} - {"answers.text"}])
    with transaction.atomic(), pytest.raises(AssertionError, match="what no line names"):
        must_be_written_down(read, "petitions", PLACES[0], "petition")
    transaction.set_rollback(True)
