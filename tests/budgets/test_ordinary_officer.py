"""An ordinary officer of 100 services in 40 bodies: few statements for each page, and the same plan whether there are
few cases or many. ``bench/office.py`` shows the same for a million, with times."""

import re
from uuid import uuid4

import pytest
from django.db import connection, transaction
from tests.budgets import office
from tests.budgets.test_statements import _is_sign_in, check, statements

from darcha.doors.officer.place import VIEWS
from darcha.kernel.cases import api as cases
from darcha.kernel.cases.queries import worklist as listing
from darcha.kernel.cases.queries.export_worklist import MOST_ROWS
from darcha.kernel.cases.queries.worklist import LARGEST_PAGE
from darcha.kernel.cases.tests import world
from darcha.kernel.identity.types import Post, Principal

pytestmark = pytest.mark.django_db
RIGHTS = {
    "a few services in each body": lambda n, services: sorted({world.PETITION, *services[n % 20 :: 20]}),
    "all services in each body": lambda n, services: services,
}
PETITIONS_HEAD = "petitions-head"
PAGES = {"": 4, "?view=free&state=new": 4, "find?number={number}": 1, "cases/{case}": 8}
STEP = re.compile(r" *(->|InitPlan|SubPlan|CTE) ?")  # what is compared with what, a cursor's place say, is no step
SOME, FEW, MANY = 2_500, 4_000, 20_000


@pytest.fixture(scope="module", params=RIGHTS)
def officer(country, request):
    """In a role of its own."""
    office.enter(country, request.param, RIGHTS[request.param])
    return request.param


@pytest.fixture
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("path", PAGES)
def test_pages_cost_few_statements(country, officer, undone, path):
    office.fill(country.things["petition"], SOME, country.people[officer])
    address = "/uz/office/" + path.format(case=country.things["petition"], number=the_number(country))
    found = 302 if "find" in path else 200

    def look():
        assert country.send(officer, "GET", address).status_code == found, "it is there for this officer"

    statements(look)
    check([sql for sql in statements(look) if not _is_sign_in(sql)], PAGES[path])


def test_a_page_of_an_export_costs_who_one_still_is_and_the_list(country, officer, undone):
    """Beside the two lines of the journal; however many pages go out, each costs the same."""
    office.fill(country.things["petition"], SOME, country.people[officer])
    taken = []

    def take():
        answer = country.send(officer, "POST", "/uz/office/export", {"form": "csv"})
        taken.append(b"".join(answer.streaming_content).count(b"\n"))

    statements(take)
    found = [sql for sql in statements(take) if not _is_sign_in(sql)]
    assert taken[-1] > MOST_ROWS
    lists = [sql for sql in found if 'FROM "cases_case"' in sql]
    assert len(lists) == -(-MOST_ROWS // LARGEST_PAGE) + 1, (
        "a page of a hundred each, and a look at whether there is more"
    )
    check(found, 2 * len(lists) + 2)


def the_number(country):
    return cases.get_case(country.people["owner"], country.things["petition"]).number


@pytest.fixture
def few_counted(monkeypatch):
    """A count stops after a small part of a body's cases, as it does in a country: here a body has a few hundred, which
    are as soon read in any order."""
    monkeypatch.setattr(listing, "BOUND", 20)


QUESTIONS = {
    "inbox": lambda who: cases.worklist(who),
    "its second page": lambda who: cases.worklist(who, cursor=cases.worklist(who).next),
    "counts": lambda who: cases.count_worklists(who, VIEWS),
    "one case": lambda who: cases.get_case(who, cases.worklist(who, limit=1).items[0].public_id),
}


def test_few_cases_and_many_are_found_by_the_same_plan(country, officer, undone, few_counted):
    who, found = country.people[officer], {}
    for size in (FEW, MANY):
        office.fill(country.things["petition"], size, who)
        found[size] = {question: plans(lambda ask=ask: ask(who)) for question, ask in QUESTIONS.items()}
    for question in QUESTIONS:
        assert found[FEW][question] == found[MANY][question], question
        read = re.findall(r"Seq Scan on (cases_case|cases_caseparticipant)\b", "\n".join(found[MANY][question]))
        assert not read, f"{question}: never from its beginning to its end"


@pytest.fixture
def head(country, undone, few_counted):
    """Of ten of the bodies, a stranger to the staff: what is asked follows from the posts alone."""
    officer = office.enter(country, "before a head", RIGHTS["a few services in each body"])
    office.fill(country.things["petition"], MANY, officer)
    posts = tuple(Post(one.body, PETITIONS_HEAD, "head") for one in officer.posts[:10])
    return Principal(kind="staff", account_id=uuid4(), assurance="mfa", posts=posts)


def test_each_view_of_a_head_is_counted_by_an_index_of_its_own(head):
    (counts,) = plans(lambda: cases.count_worklists(head, VIEWS))
    for index in ("case_inbox_body", "case_in_hand", "case_by_holder", "case_over"):
        assert f"using {index} on" in counts, index
    assert "Seq Scan on cases_case" not in counts
    assert {key: one.more for key, one in cases.count_worklists(head, VIEWS).items()}["risk"], "and stops at its bound"


def plans(ask):
    """How the database goes about each statement on cases, without figures."""
    asked = []

    def keep(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        ask()
    shapes = []
    for sql, params in asked:
        if "cases_case" in sql:
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (COSTS OFF) {sql}", params)
                steps = [row[0] for row in cursor.fetchall() if STEP.match(row[0])]
            shapes.append("\n".join(steps))
    return shapes
