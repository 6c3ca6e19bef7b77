"""The ten days in which a reply is made clear, and their ladder. ORQ-445, article 31. Without a database."""

import pytest

from darcha.ground import clock
from darcha.ground.text import LANGUAGES, t, use
from darcha.kernel.cases.rules.clarity import answer_by, rungs_of_question, time_to_clarify
from darcha.kernel.catalogue.tests import project
from darcha.kernel.catalogue.types import Rung

from .term_laws import PLAIN

ASKED = clock.parse("2026-03-06T10:00")
NATIONAL = project.catalogue().ladder.rungs


def test_article_31_the_time_to_clarify_is_a_term_of_its_own():
    law = time_to_clarify()
    assert (law.key, law.length, law.unit, law.starts_at, law.roll) == (
        "clarity",
        10,
        "calendar-days",
        "arrival",
        "none",
    )
    assert law.article == "ORQ-445, art. 31"


@pytest.mark.parametrize("process", LANGUAGES)
def test_article_31_its_rule_is_said_in_the_reader_s_language_whoever_s_process_it_is(process):
    with use(process):
        rule = time_to_clarify().rule
        assert rule.in_("en") == "10 days from the question" and rule.in_("ru") == "10 дней с вопроса"
        assert {one: rule.in_(one) for one in LANGUAGES} == {
            one: t("cases.clarity.rule", one, n=10) for one in LANGUAGES
        }


def test_article_31_whoever_asks_for_the_end_alone_gets_no_days():
    assert answer_by(PLAIN, ASKED).derivation == () and answer_by(PLAIN, ASKED, derive=True).derivation


def test_article_31_the_ladder_of_a_question_has_keys_and_lines_of_its_own():
    climbed = rungs_of_question(NATIONAL.days, PLAIN, ASKED)  # the last day is Monday the 16th
    assert [(one.rung.key, f"{one.due_at:%d %H:%M}", one.line) for one in climbed] == [
        ("clarity-reminder", "13 09:00", "clarity_reminded"),  # a quarter before the end is a Saturday
        ("clarity-ended", "17 00:00", "clarity_overdue"),
        ("clarity-head-again", "17 18:00", "clarity_escalated"),
        ("clarity-inspectorate", "19 18:00", "clarity_escalated"),
    ]
    assert [one.rung.to for one in climbed] == [one.to for one in NATIONAL.days]


def test_article_31_what_would_have_been_told_before_the_question_is_not_told():
    early = Rung("early", ("officer",), "running", percent=100)
    ended = Rung("ended", ("head",), "ended")
    evening = clock.parse("2026-03-06T23:00")
    assert [one.rung.key for one in rungs_of_question((early, ended), PLAIN, evening)] == [
        "clarity-early",
        "clarity-ended",
    ]
