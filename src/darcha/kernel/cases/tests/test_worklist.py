"""The inbox: what ends first stands first, by keyset, counted no further than needed."""

from datetime import date

import pytest

from darcha.kernel.cases import api
from darcha.kernel.cases.queries import worklist as listing
from darcha.kernel.cases.types import CaseState, WorklistFilter

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


def test_my_cases_by_keyset(citizen, letters):
    whole = numbers(api.my_cases(citizen))
    first = api.my_cases(citizen, limit=3)
    assert numbers(first) + numbers(api.my_cases(citizen, limit=3, cursor=first.next)) == whole
    assert whole == [receipt.number for receipt in reversed(letters)]


def test_what_waits_for_the_applicant(citizen, officer, letters):
    api.ask_applicant(officer, case=letters[0].public_id, words="Qaysi koʻcha?")
    unpaid = send(citizen, world.CERTIFICATE, world.CERTIFICATE_ANSWERS)
    assert {row.number for row in api.waiting_for_me(citizen)} == {letters[0].number, unpaid.number}
