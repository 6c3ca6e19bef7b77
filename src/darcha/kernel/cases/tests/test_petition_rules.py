"""Small pure rules of petitions: who gets a complaint instead, which letter is filed, whose time is restored, when a
writer was heard, when two letters look alike. ORQ-445, articles 22, 25, 30."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from darcha.ground.clock import TASHKENT
from darcha.kernel.cases.rules.filing_away import why_not_filed
from darcha.kernel.cases.rules.late_complaint import is_heard, why_not_restored
from darcha.kernel.cases.rules.repeats import Letter, may_repeat
from darcha.kernel.cases.rules.submission import stepped_up
from darcha.kernel.cases.types import NOBODY, CaseFacts, CaseState
from darcha.kernel.catalogue import api as catalogue

NOW = datetime(2026, 3, 6, 10, tzinfo=TASHKENT)
CASE = CaseFacts(CaseState.NEW, "review", "appeal", "adliya", None, "individual", None)
TEXT = "Koʻchamizda chiroqlar yonmayapti, tuzatib bering."


@pytest.fixture(scope="module")
def appeal():
    return catalogue.service("appeal")


@pytest.mark.parametrize(
    ("answers", "passed"),
    [
        ({"bodies": ["adliya"], "about_body": "adliya"}, ("adliya", "vazirlar-mahkamasi")),
        ({"bodies": ["iiv", "adliya"], "about_body": "adliya"}, ("adliya", "vazirlar-mahkamasi")),
        ({"bodies": ["iiv"], "about_body": "adliya"}, None),
        ({"bodies": ["adliya"]}, None),
        ({"bodies": ["vazirlar-mahkamasi"], "about_body": "vazirlar-mahkamasi"}, None),
    ],
)
def test_article_25_who_gets_a_complaint_instead(appeal, answers, passed):
    assert stepped_up(appeal, answers, catalogue.current().bodies) == passed


def test_article_25_only_what_is_addressed_steps_up(appeal):
    answers = {"bodies": ["adliya"], "about_body": "adliya"}
    assert stepped_up(replace(appeal, addressed=False), answers, catalogue.current().bodies) is None


@pytest.mark.parametrize(("kind", "why"), [("complaint", "complaint-never-filed"), ("proposal", None), ("", None)])
def test_article_25_a_complaint_is_never_filed(appeal, kind, why):
    assert why_not_filed(appeal.procedure, replace(CASE, kind=kind), NOBODY) == why


@pytest.mark.parametrize(
    ("kind", "restored", "why"),
    [("application", False, "no-complaint"), ("complaint", False, None), ("complaint", True, "restored-already")],
)
def test_article_22_time_is_restored_to_complaints_once(appeal, kind, restored, why):
    case = replace(CASE, kind=kind, time_restored=restored)
    assert why_not_restored(appeal.procedure, case, NOBODY) == why


@pytest.mark.parametrize(
    ("codes", "heard"),
    [
        ([], False),
        (["submitted", "asked"], False),
        (["asked", "answered"], True),
        (["added"], True),
        (["hearing_held"], True),
        (["hearing_missed"], True),
    ],
)
def test_article_22_a_writer_was_heard(codes, heard):
    assert is_heard(codes) is heard


def letter(days, outcome="", *, party="a"):
    who = ("individual", PARTIES[party])
    return Letter(uuid4(), who, "appeal", NOW - timedelta(days=days), outcome, bool(outcome))


PARTIES = {"a": uuid4(), "b": uuid4()}


def test_article_30_the_first_that_is_alike_and_fits_is_named():
    case, pending, answered = letter(0), letter(1), letter(2, "replied")
    assert may_repeat(case, TEXT, [(pending, TEXT), (answered, TEXT)]) == pending
    assert may_repeat(case, TEXT, [(answered, TEXT)]) == answered
    assert may_repeat(case, TEXT, [(letter(1, "withdrawn"), TEXT)]) is None
    assert may_repeat(case, TEXT, [(letter(1, party="b"), TEXT)]) is None
    assert may_repeat(case, TEXT, [(pending, "Maktabda ovqat sovuq berilmoqda.")]) is None
    assert may_repeat(case, TEXT, []) is None
