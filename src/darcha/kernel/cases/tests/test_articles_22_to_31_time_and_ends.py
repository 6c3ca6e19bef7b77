"""A year to complain, a longer term for study, doubles, repeats, and how a correspondence ends. ORQ-445, articles 22,
25, 28, 30."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground import clock
from darcha.kernel.cases.rules.late_complaint import last_day, timeliness
from darcha.kernel.cases.rules.lengthening import base_term, longer_term, why_no_study
from darcha.kernel.cases.rules.repeats import Letter, tells_of_termination, why_no_repeat, why_not_joined
from darcha.kernel.cases.rules.term import choose_term
from darcha.kernel.cases.rules.term_refusals import NoTermApplies
from darcha.kernel.cases.types import NOBODY, CaseFacts, CaseState

from .samples import PROCEDURE
from .term_laws import APPEAL, term

NOW = clock.parse("2026-03-06T10:00")
STUDY = replace(term(1, "months", "registration"), key="study", instead_of="t")
PROPOSAL_STUDY = replace(STUDY, decided_within="P10D")


def test_article_22_a_complaint_is_in_time_for_a_year_from_learning_of_it():
    assert last_day(date(2024, 2, 29)) == date(2025, 2, 28)
    assert timeliness(date(2025, 3, 6), date(2026, 3, 6)) == "in-time"
    assert timeliness(date(2025, 3, 6), date(2026, 3, 7)) == "late"


def test_article_22_the_time_is_restored_for_a_good_cause():
    assert timeliness(date(2024, 1, 1), date(2026, 3, 7), restored=True) == "restored"
    assert timeliness(date(2026, 1, 1), date(2026, 3, 7), restored=True) == "in-time"


def test_article_22_who_does_not_say_since_when_is_believed():
    assert timeliness(None, date(2026, 3, 6)) == "in-time"


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(0, 800))
def test_article_22_once_late_it_stays_late(learned, days):
    filed = learned + timedelta(days=days)
    assert (timeliness(learned, filed) == "late") == (filed > last_day(learned))
    assert (days <= 364) <= (timeliness(learned, filed) == "in-time")


def test_article_28_a_longer_term_stands_in_place_of_the_short_one_and_is_never_the_first():
    terms = (STUDY, APPEAL)
    assert choose_term(terms, lambda _: True) == APPEAL
    assert longer_term(terms, "t") == STUDY
    assert longer_term(terms, "study") is None
    assert (base_term(terms, "study"), base_term(terms, "t"), base_term(terms, "gone")) == ("t", "t", "gone")
    with pytest.raises(NoTermApplies):
        choose_term((STUDY,), lambda _: True)


def why_no(*terms, **facts):
    known = {"term_key": "t", "starts_on": NOW.date(), "today": NOW.date()} | facts
    case = CaseFacts(CaseState.NEW, "review", "s", "b", None, "individual", None, **known)
    return why_no_study(replace(PROCEDURE, terms=terms), case, NOBODY)


def test_article_28_study_is_chosen_within_the_first_term():
    assert why_no(APPEAL, STUDY) is None
    assert why_no(APPEAL, STUDY, term_is_over=True) == "longer-too-late"


def test_article_28_study_is_chosen_once_and_only_where_the_law_knows_a_longer_term():
    assert why_no(APPEAL) == "no-longer-term"
    assert why_no(APPEAL, STUDY, term_key="study") == "longer-already"
    assert why_no(APPEAL, STUDY, starts_on=None) == "term-not-started"
    assert why_no(APPEAL, STUDY, today=None) == "term-not-started"


@pytest.mark.parametrize(("day", "why_not"), [(16, None), (17, "longer-too-late")])
def test_article_28_of_a_proposal_that_needs_study_the_writer_is_told_within_ten_days(day, why_not):
    assert why_no(APPEAL, PROPOSAL_STUDY, today=date(2026, 3, day)) == why_not


WRITER = ("individual", uuid4())
FIRST = Letter(uuid4(), WRITER, "petition", NOW, "", is_closed=False)
SECOND = replace(FIRST, id=uuid4(), received_at=NOW + timedelta(days=1))


def test_article_25_a_double_is_joined_to_the_first_while_it_is_pending():
    assert why_not_joined(SECOND, FIRST) is None


@pytest.mark.parametrize(
    ("change", "why_not"),
    [
        ({"id": SECOND.id}, "join-itself"),
        ({"party": ("individual", uuid4())}, "join-another-writer"),
        ({"service_key": "other"}, "join-another-writer"),
        ({"is_closed": True, "outcome": "replied"}, "join-first-closed"),
        ({"received_at": NOW + timedelta(days=2)}, "join-first-is-later"),
    ],
)
def test_article_25_nothing_else_is_joined(change, why_not):
    assert why_not_joined(SECOND, replace(FIRST, **change)) == why_not


REPLIED = replace(FIRST, is_closed=True, outcome="replied")


@pytest.mark.parametrize("outcome", ["replied", "refused", "approved", "terminated"])
def test_article_30_what_was_answered_and_comes_again_is_a_repeat(outcome):
    assert why_no_repeat(SECOND, replace(REPLIED, outcome=outcome)) is None


@pytest.mark.parametrize(
    ("change", "why_not"),
    [
        ({"id": SECOND.id}, "repeat-of-itself"),
        ({"party": ("entity", WRITER[1])}, "repeat-another-writer"),
        ({"service_key": "other"}, "repeat-another-writer"),
        ({"received_at": SECOND.received_at}, "repeat-of-later"),
        ({"is_closed": False, "outcome": ""}, "repeat-unanswered"),
        ({"outcome": "withdrawn"}, "repeat-unanswered"),
        ({"outcome": "unconsidered"}, "repeat-unanswered"),
    ],
)
def test_article_30_nothing_else_is_a_repeat(change, why_not):
    assert why_no_repeat(SECOND, replace(REPLIED, **change)) == why_not


def test_article_30_the_writer_is_told_once_and_later_repeats_are_closed_silently():
    assert tells_of_termination(None)
    assert tells_of_termination(REPLIED)
    assert not tells_of_termination(replace(REPLIED, outcome="terminated"))
