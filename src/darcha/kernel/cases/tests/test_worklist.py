"""The inbox: what ends first stands first, by keyset, counted no further than needed."""

from dataclasses import replace
from datetime import date

import pytest

from darcha.ground import clock
from darcha.kernel.cases import api
from darcha.kernel.cases.queries import worklist as listing
from darcha.kernel.cases.types import CaseState, WorklistFilter
from darcha.kernel.identity.types import Post

from . import world
from .world import petition, send


@pytest.fixture
def letters(citizen, now):
    """Five petitions, the last sent is due last; the second is a proposal and has a month."""
    sent = []
    for day, kind in enumerate(["application", "proposal", "complaint", "application", "application"], start=10):
        now.move_to(f"2026-03-{day}T10:00+05:00")
        sent.append(send(citizen, answers=petition(kind=kind)))
    return sent


def numbers(page):
    return [row.number for row in page.items]


def test_what_ends_first_stands_first(officer, letters):
    by_due = sorted(letters, key=lambda receipt: (receipt.due.due_on, receipt.received_at))
    assert numbers(api.worklist(officer)) == [receipt.number for receipt in by_due]


def test_pages_follow_each_other_without_gap_or_repeat(officer, letters):
    whole, pages, cursor = numbers(api.worklist(officer)), [], None
    while True:
        page = api.worklist(officer, cursor=cursor, limit=2)
        pages += numbers(page)
        cursor = page.next
        if cursor is None:
            break
    assert pages == whole


@pytest.mark.parametrize("cursor", ["", "x", "é", "bm90LWpzb24", "WzEsMl0", "WyIyMDI2LTAzLTA2IiwibiJd"])
def test_a_cursor_that_was_not_made_here_means_the_first_page(citizen, officer, letters, cursor):
    assert numbers(api.worklist(officer, cursor=cursor)) == numbers(api.worklist(officer))
    assert numbers(api.my_cases(citizen, cursor=cursor)) == numbers(api.my_cases(citizen))


def test_filters(officer, letters, now):
    first = letters[0]
    case = first.public_id
    api.assign(officer, case=case, to=officer.account_id)
    assert numbers(api.worklist(officer, WorklistFilter(assigned="me"))) == [first.number]
    assert len(api.worklist(officer, WorklistFilter(assigned="nobody")).items) == 4
    assert numbers(api.worklist(officer, WorklistFilter(state=CaseState.IN_PROGRESS))) == [first.number]
    assert api.worklist(officer, WorklistFilter(service_key=world.PERMIT)).items == ()
    assert len(api.worklist(officer, WorklistFilter(due_before=date(2026, 3, 26))).items) == 1
    now.move_to("2026-03-26T00:00+05:00")
    assert numbers(api.worklist(officer, WorklistFilter(overdue=True))) == [first.number]


def test_a_case_that_waits_for_its_fee_is_not_in_the_inbox(citizen):
    send(citizen, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)
    assert api.worklist(world.staff("kadastr", "registry-head", "head")).items == ()


def test_counting_stops_at_the_bound(officer, letters, monkeypatch):
    assert api.count_worklist(officer).count == 5
    monkeypatch.setattr(listing, "BOUND", 3)
    bounded = api.count_worklist(officer)
    assert (bounded.count, bounded.more) == (3, True)


def test_each_view_is_counted_by_itself(officer, letters, monkeypatch):
    """However much stands in another."""
    api.assign(officer, case=letters[0].public_id, to=officer.account_id)
    api.ask_applicant(officer, case=letters[1].public_id, words="Qaysi koʻcha?")
    monkeypatch.setattr(listing, "BOUND", 2)
    views = {
        "all": WorklistFilter(),
        "mine": WorklistFilter(assigned="me"),
        "free": WorklistFilter(assigned="nobody"),
        "waiting": WorklistFilter(state=CaseState.AWAITING_APPLICANT),
        "of another service": WorklistFilter(service_key=world.PERMIT),
    }
    found = {key: (one.count, one.more) for key, one in api.count_worklists(officer, views).items()}
    assert found == {
        "all": (2, True),
        "mine": (2, False),  # whoever asks has it in hand
        "free": (2, True),
        "waiting": (1, False),
        "of another service": (0, False),
    }


def test_a_case_that_is_found_in_two_ways_is_counted_once(citizen):
    send(citizen, answers=petition(bodies=[world.LEAD, world.OTHER_BODY]))
    posts = [Post(body, "petitions-officer", "officer") for body in (world.LEAD, world.OTHER_BODY)]
    both = replace(world.staff(world.LEAD, "petitions-officer"), posts=tuple(posts))
    assert (api.count_worklist(both).count, len(api.worklist(both).items)) == (1, 1)
    assert api.count_worklist(both, WorklistFilter(assigned="nobody")).count == 1


@pytest.mark.parametrize("number", [1, 2, 3, 8, 40, 52, 60])
def test_the_first_of_many_bodies_are_the_first_of_all(citizen, letters, number):
    """However many bodies there are, the first lines are the same; those without a case change nothing."""
    with_a_case = [Post(world.LEAD, "petitions-officer", "officer"), Post("yhxx", "petitions-officer", "officer")]
    send(citizen, answers=petition(bodies=["yhxx"]))
    empty = [Post(f"none-{n}", "petitions-officer", "officer") for n in range(number - 2)]
    who = replace(world.staff(world.LEAD, "petitions-officer"), posts=tuple([*empty, *with_a_case][-number:]))
    rows = api.worklist(who, limit=100).items
    assert [row.begin_by for row in rows] == sorted(row.begin_by for row in rows)
    assert numbers(api.worklist(who, limit=2)) == [row.number for row in rows[:2]]
    assert len(rows) == api.count_worklist(who).count == (1 if number == 1 else 6)


@pytest.mark.parametrize("others", [0, 1, 60])
@pytest.mark.parametrize("limit", [1, 2, 3, 8])
def test_cases_in_which_several_of_ones_bodies_take_part_are_all_there(citizen, monkeypatch, others, limit):
    """Each body finds them again: what is found twice pushes nothing out of the list."""
    monkeypatch.setattr(listing, "READ", (limit + 1,))
    sent = []
    for day in range(2, 7):
        with clock.frozen(f"2026-03-0{day}T10:00"):
            sent.append(send(citizen, answers=petition(bodies=[world.LEAD, world.OTHER_BODY, "yhxx"])).number)
    empty = [Post(f"none-{n}", "petitions-officer", "officer") for n in range(others)]
    posts = [Post(body, "petitions-officer", "officer") for body in (world.OTHER_BODY, "yhxx")]
    who = replace(world.staff(world.OTHER_BODY, "petitions-officer"), posts=(*empty, *posts))
    found, cursor = [], None
    for _ in range(5):
        page = api.worklist(who, limit=limit, cursor=cursor)
        found += numbers(page)
        if (cursor := page.next) is None:
            break
    assert (found, api.count_worklist(who).count) == (sent, 5)


def test_my_cases_by_keyset(citizen, letters):
    whole = numbers(api.my_cases(citizen))
    first = api.my_cases(citizen, limit=3)
    assert numbers(first) + numbers(api.my_cases(citizen, limit=3, cursor=first.next)) == whole
    assert whole == [receipt.number for receipt in reversed(letters)]


def test_what_waits_for_the_applicant(citizen, officer, letters):
    api.ask_applicant(officer, case=letters[0].public_id, words="Qaysi koʻcha?")
    unpaid = send(citizen, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)
    assert {row.number for row in api.waiting_for_me(citizen)} == {letters[0].number, unpaid.number}
