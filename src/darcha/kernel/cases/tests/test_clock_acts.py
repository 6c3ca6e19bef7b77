"""Why a term cannot be extended or stopped now, and who is no second person, as pure rules."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from darcha.kernel.cases.rules.clock_acts import term_in_force, why_no_extension, why_no_stop
from darcha.kernel.cases.rules.confirming import NOTHING, why_not_confirmed
from darcha.kernel.cases.rules.visibility import grant_of
from darcha.kernel.cases.types import NOBODY, CaseFacts, CaseState, Proposal, Relation, Standing
from darcha.kernel.catalogue.types import Dated, Length
from darcha.kernel.identity.types import Post, Reach

from .samples import PROCEDURE
from .term_laws import term

START = date(2026, 3, 6)
CASE = CaseFacts(
    CaseState.IN_PROGRESS,
    "review",
    "service",
    "body",
    uuid4(),
    "individual",
    uuid4(),
    term_key="t",
    starts_on=START,
    today=START,
)


def by(**law):
    return replace(PROCEDURE, terms=(term(15, "calendar-days", "arrival", **law),))


@pytest.mark.parametrize(
    ("law", "case", "why_not"),
    [
        ({"stops_on": ("expertise",)}, CASE, None),
        ({"stops_on": ("expertise",)}, replace(CASE, starts_on=None), "term-not-started"),
        ({"stops_on": ("expertise",)}, replace(CASE, today=START - timedelta(days=1)), "term-not-started"),
        ({}, CASE, "no-stop-in-law"),
        ({"stops_on": ("asked",)}, CASE, "no-stop-in-law"),
        ({"stops_on": ("expertise",)}, replace(CASE, halted=("expertise",)), "term-stopped"),
        ({"stops_on": ("expertise",)}, replace(CASE, term_is_over=True), "term-over"),
    ],
)
def test_why_a_clock_is_not_stopped(law, case, why_not):
    assert why_no_stop(by(**law), case, NOBODY) == why_not


@pytest.mark.parametrize(
    ("days_later", "why_not"), [(0, None), (10, None), (11, "extension-too-late")], ids=["first", "last", "after"]
)
def test_some_extensions_are_decided_within_a_time_from_the_start(days_later, why_not):
    told_in_time = by(extension_at_most="P5D", extension_decided_within="P10D")
    assert why_no_extension(told_in_time, replace(CASE, today=START + timedelta(days=days_later)), NOBODY) == why_not


def test_who_proposed_is_no_second_person_by_whatever_post():
    proposer, head = (Standing(Relation.HEAD, ("chief",), uuid4()) for _ in range(2))
    proposed = replace(CASE, proposal=Proposal("refuse", proposer.account_id, ("chief",)))
    assert why_not_confirmed(PROCEDURE, CASE, head) == NOTHING
    assert why_not_confirmed(PROCEDURE, proposed, proposer) == "own-proposal"
    assert why_not_confirmed(PROCEDURE, proposed, head) is None


def test_nobody_confirms_the_refusal_of_what_silence_has_granted():
    head = Standing(Relation.HEAD, ("chief",), uuid4())
    proposed = replace(CASE, proposal=Proposal("refuse", uuid4(), ("chief",)), term_is_over=True)
    assert why_not_confirmed(by(silence="approve"), proposed, head) == "granted-by-silence"
    assert why_not_confirmed(by(silence="overdue"), proposed, head) is None


def test_a_post_for_one_s_own_cases_gives_nobody_nothing():
    own = Post("body", "clerk", "officer", reach=Reach(assigned_only=True))
    assert grant_of(own, None) is None
    me = uuid4()
    assert grant_of(own, me).holder == me
    assert grant_of(Post("body", "inspector", "inspector"), me) is None


@pytest.mark.parametrize(("days", "length"), [(-1, 10), (0, 15), (1, 15)])
def test_the_term_in_force_is_that_of_the_day_on_which_the_case_began(days, length):
    old, new = (Dated(Length(n), since, "Act") for n, since in ((10, date(2020, 1, 1)), (15, START)))
    case = replace(CASE, starts_on=START + timedelta(days=days), today=START + timedelta(days=30))
    assert term_in_force(by(lengths=(old, new)), case).length == length
