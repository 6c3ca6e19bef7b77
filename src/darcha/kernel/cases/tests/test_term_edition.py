"""Lengths that the law has changed: the day on which a term starts says which holds, for good; the answer says why."""

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.cases.rules.ladder import rungs_due
from darcha.kernel.cases.rules.term import answer_term
from darcha.kernel.cases.rules.term_edition import term_on
from darcha.kernel.cases.rules.term_explain import explain_term, term_json
from darcha.kernel.cases.rules.term_refusals import ExtensionNotLawful, ExtensionTooLong, TermNotKnown
from darcha.kernel.cases.rules.term_sheet import fingerprint
from darcha.kernel.cases.rules.told import summarise
from darcha.kernel.cases.types import Due
from darcha.kernel.cases.types.term import Edition
from darcha.kernel.catalogue.types import Dated, Length, Rung, TermLink

from .term_laws import PLAIN, WORDS, events, term

OLD, NEW = date(2026, 1, 1), date(2026, 3, 1)
SHORT = Text(dict.fromkeys(LANGUAGES, "within ten days"))
LENGTHS = (
    Dated(Length(15), OLD, "ORQ-445, art. 28"),
    Dated(Length(10, SHORT), NEW, "ORQ-1200, art. 3", confirmed=False),
)
LAW = term(10, "calendar-days", "arrival", lengths=LENGTHS)
LAST_OF_OLD, FIRST_OF_NEW = datetime(2026, 2, 28, 23, 59), datetime(2026, 3, 1)


def link(length, *lengths, unit="working-days"):
    return TermLink(length, unit, WORDS, lengths)


def test_the_length_in_force_on_the_day_of_the_start_holds():
    assert answer_term(LAW, PLAIN, LAST_OF_OLD).due_on == date(2026, 3, 15)
    assert answer_term(LAW, PLAIN, FIRST_OF_NEW).due_on == date(2026, 3, 11)


def test_the_start_decides_not_the_arrival():
    law = term(10, "calendar-days", "payment", lengths=LENGTHS)
    answer = answer_term(law, PLAIN, LAST_OF_OLD, events("paid@2026-03-02T10:00"))
    assert answer.due_on == date(2026, 3, 12)
    assert answer_term(law, PLAIN, LAST_OF_OLD).due_on is None  # nothing runs, nothing is asked


def test_a_registration_after_the_change_has_the_new_length():
    law = term(10, "calendar-days", "registration", lengths=LENGTHS)
    answer = answer_term(law, PLAIN, datetime(2026, 2, 27, 20))  # Friday evening: registered on Monday 2 March
    assert answer.due_on == date(2026, 3, 12)


def test_a_law_that_changes_while_a_term_runs_moves_nothing():
    stopped = term(10, "calendar-days", "arrival", lengths=LENGTHS, stops_on=("asked",))
    answer = answer_term(stopped, PLAIN, LAST_OF_OLD, events("stop:asked@2026-03-01T10:00", "resume@2026-03-05T10:00"))
    assert answer.due_on == date(2026, 3, 19)


def test_before_the_first_day_and_after_the_last_nothing_is_guessed():
    with pytest.raises(TermNotKnown) as refused:
        answer_term(LAW, PLAIN, datetime(2025, 12, 31, 12))
    assert refused.value.params == {"on": "31.12.2025", "known_from": "01.01.2026"}
    assert answer_term(LAW, PLAIN, datetime(2026, 1, 1)).due_on == date(2026, 1, 16)
    ended = term(1, "months", "arrival", lengths=(Dated(Length(1), OLD, "act", valid_to=date(2026, 6, 30)),))
    assert answer_term(ended, PLAIN, datetime(2026, 6, 30, 12)).due_on == date(2026, 7, 30)
    with pytest.raises(TermNotKnown):
        answer_term(ended, PLAIN, datetime(2026, 7, 1))


def test_the_answer_says_which_edition_counted_and_by_which_act():
    old, new = answer_term(LAW, PLAIN, LAST_OF_OLD), answer_term(LAW, PLAIN, FIRST_OF_NEW)
    assert old.editions == (Edition("length", 15, "calendar-days", "ORQ-445, art. 28", OLD),)
    assert old.article == "article; ORQ-445, art. 28"
    assert (old.term.length, old.term.rule) == (15, WORDS)
    assert (new.term.length, new.term.rule) == (10, SHORT)
    assert new.rule == SHORT
    assert term_json(new, "en")["editions"] == [
        {"of": "length", "value": "10 days", "act": "ORQ-1200, art. 3", "valid_from": "2026-03-01", "confirmed": False}
    ]
    said = summarise(old, "en")
    assert (
        said[2]
        == "The length in force on 28.02.2026, when the term started: 15 days (ORQ-445, art.\u00a028, from 01.01.2026)."
    )
    assert "not confirmed" in summarise(new, "en")[2]


def test_the_json_has_days_only_where_they_were_asked_for():
    said = explain_term(LAW, PLAIN, FIRST_OF_NEW, events("registered@2026-03-02T10:00"), language="en")
    bare = explain_term(LAW, PLAIN, FIRST_OF_NEW, events("registered@2026-03-02T10:00"), language="en", derive=False)
    assert (said["registered_at"], said["due_on"]) == ("2026-03-02T10:00:00+05:00", "2026-03-11")
    assert said["derivation"][1]["why"]["text"] == "Day 1 of 10"
    assert {**said, "derivation": [], "registration": []} == bare


def test_the_act_is_named_once_where_it_is_the_article_of_the_term():
    law = term(15, "calendar-days", "arrival", lengths=(Dated(Length(15), OLD, "article"),))
    assert answer_term(law, PLAIN, FIRST_OF_NEW).article == "article"


def test_what_was_in_force_is_a_term_like_any_other():
    most = (
        Dated("P5D", OLD, "first act", confirmed=False),
        Dated("P1M", NEW, "second act", valid_to=date(2026, 5, 31)),
    )
    law = term(
        10,
        "calendar-days",
        "arrival",
        lengths=LENGTHS,
        then=(link(2, LENGTHS[0]),),
        extension_at_most="P1M",
        extension_article="plain",
        extensions_at_most=most,
    )
    known = {"then": (link(15),)}
    days = date(2026, 2, 28), NEW, date(2026, 6, 1)
    old, new, ended = (term_on(law, day) for day in days)
    assert old[0] == term(
        15, "calendar-days", "arrival", **known, extension_at_most="P5D", extension_article="first act"
    )
    assert new[0] == replace(
        term(10, "calendar-days", "arrival", **known, extension_at_most="P1M", extension_article="second act"),
        rule=SHORT,
    )
    assert ended[0] == replace(term(10, "calendar-days", "arrival", **known, extension_article="plain"), rule=SHORT)
    assert [edition.of for edition in old[1]] == ["length", "then", "extension"]
    assert old[1][2] == Edition("extension", "P5D", "working-days", "first act", OLD, False)
    assert [edition.of for edition in ended[1]] == ["length", "then"]


def test_a_term_that_never_changed_is_left_as_it_is():
    plain = term(10, "calendar-days", "arrival", then=(link(2),), extension_at_most="P5D")
    assert term_on(plain, date(1990, 1, 1)) == (plain, ())
    assert answer_term(plain, PLAIN, FIRST_OF_NEW).editions == ()


def test_every_part_of_a_chain_has_its_own_editions():
    first = Dated(Length(1), OLD, "first act")
    second = Dated(Length(3, SHORT), NEW, "second act")
    law = term(5, "calendar-days", "arrival", then=(link(3, first, second), link(2)))
    old, new = answer_term(law, PLAIN, datetime(2026, 2, 2, 12)), answer_term(law, PLAIN, datetime(2026, 3, 2, 12))
    assert old.due_on == date(2026, 2, 11)  # Saturday the 7th, then Monday the 9th, then the 10th and 11th
    assert new.due_on == date(2026, 3, 13)
    assert [part.length for part in old.term.then] == [1, 2]
    assert (old.term.then[0].rule, new.term.then[0].rule) == (WORDS, SHORT)
    assert old.term.then == (TermLink(1, "working-days", WORDS), link(2))
    assert old.article == "article; first act"
    assert new.editions == (Edition("then", 3, "working-days", "second act", NEW, True, SHORT),)
    assert summarise(new, "en")[2] == (
        "within ten days: the length in force on 02.03.2026 was 3 working days (second act, from 01.03.2026)."
    )


def test_the_longest_extension_is_that_of_the_day_of_the_start():
    most = (Dated("P5D", OLD, "first act"), Dated("P1M", NEW, "second act", valid_to=date(2026, 5, 31)))
    law = term(10, "calendar-days", "arrival", extension_article="plain", extensions_at_most=most)
    extended = events("extend:P6D@2026-03-03T10:00")
    with pytest.raises(ExtensionTooLong) as refused:
        answer_term(law, PLAIN, LAST_OF_OLD, extended)
    assert refused.value.params == {"at_most": "P5D"}
    answer = answer_term(law, PLAIN, FIRST_OF_NEW, extended)
    assert answer.due_on == date(2026, 3, 17)
    assert answer.editions == (Edition("extension", "P1M", "calendar-days", "second act", NEW),)
    assert (answer.term.extension_article, answer.article) == ("second act", "article")
    assert "The longest extension in force on 01.03.2026: 1 month (second act, from 01.03.2026)." in summarise(
        answer, "en"
    )
    assert not any("longest" in said for said in summarise(answer_term(law, PLAIN, FIRST_OF_NEW), "en"))


def test_the_longest_extension_is_told_in_days_of_the_kind_that_the_term_counts():
    law = term(3, "working-days", "arrival", extensions_at_most=(Dated("P5D", OLD, "act"),))
    answer = answer_term(law, PLAIN, datetime(2026, 2, 2, 12), events("extend:P2D@2026-02-03T10:00"))
    assert term_json(answer, "en")["editions"][0]["value"] == "5 working days"
    assert (answer.term.extensions_at_most, answer.term.extension_at_most) == ((), "P5D")


@pytest.mark.parametrize("arrived", [datetime(2025, 12, 31), datetime(2026, 6, 1)])
def test_where_no_extension_is_in_force_the_law_knows_none(arrived):
    most = (Dated("P5D", OLD, "first act", valid_to=date(2026, 5, 31)),)
    law = term(10, "calendar-days", "arrival", extension_article="plain", extensions_at_most=most)
    assert term_on(law, arrived.date())[0].extension_article == "plain"
    with pytest.raises(ExtensionNotLawful):
        answer_term(law, PLAIN, arrived, events(f"extend:P1D@{arrived.isoformat()}"))


def test_reminders_are_a_share_of_the_length_that_counted():
    law = term(10, "working-days", "arrival", lengths=LENGTHS)
    half = Rung("half", ("officer",), "reminder", percent=50)
    found = []
    for starts in (date(2026, 2, 27), date(2026, 3, 2)):
        answer = answer_term(law, PLAIN, datetime.combine(starts, datetime.min.time()))
        due = Due(due_on=answer.due_on, due_at=None, starts_on=starts, stopped=False, confirmed=True)
        (rung,) = rungs_due(law, due, (half,), PLAIN)
        found.append((answer.due_on, rung.due_at.replace(tzinfo=None)))
    assert found == [
        (date(2026, 3, 20), datetime(2026, 3, 11, 13, 30)),  # seven and a half days of office before
        (date(2026, 3, 16), datetime(2026, 3, 10, 9)),  # five days of office: the 10th to the 16th
    ]


def test_two_editions_make_two_sheets_and_an_undated_term_the_sheet_it_always_made():
    same = (Dated(Length(15), OLD, "first act"), Dated(Length(15), NEW, "second act"))
    answers = [
        answer_term(term(15, "calendar-days", "arrival", lengths=lengths), PLAIN, FIRST_OF_NEW)
        for lengths in ((), same[:1], same)
    ]
    prints = [fingerprint(answer, None, is_over=False) for answer in answers]
    assert len(set(prints)) == 3
    assert prints[0] == fingerprint(
        answer_term(term(15, "calendar-days", "arrival"), PLAIN, FIRST_OF_NEW), None, is_over=False
    )


@given(
    days=st.lists(st.dates(date(2024, 1, 1), date(2027, 12, 31)), min_size=1, max_size=6, unique=True).map(sorted),
    start=st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 31)),
    unit=st.sampled_from(["calendar-days", "working-days", "months", "hours", "working-hours"]),
)
def test_a_dated_term_is_the_plain_term_of_its_edition(days, start, unit):
    lengths = tuple(Dated(Length(index), day, f"act {index}") for index, day in enumerate(days, 1))
    law = term(len(days), unit, "arrival", roll="next_working_day", lengths=lengths)
    if start.date() < days[0]:
        with pytest.raises(TermNotKnown):
            answer_term(law, PLAIN, start)
        return
    length = next((index for index, (_, after) in enumerate(pairwise(days), 1) if start.date() < after), len(days))
    dated = answer_term(law, PLAIN, start)
    plain = answer_term(term(length, unit, "arrival", roll="next_working_day"), PLAIN, start)
    assert (dated.due_on, dated.due_at, dated.derivation) == (plain.due_on, plain.due_at, plain.derivation)
    assert [edition.act for edition in dated.editions] == [f"act {length}"]
