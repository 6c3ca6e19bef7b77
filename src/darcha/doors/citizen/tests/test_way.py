"""How a service goes, on its page: whose turn, how long, what happens only to some; in every language."""

import re
from dataclasses import replace

import pytest

from darcha.doors.citizen.way import may_withdraw, way_of
from darcha.ground.text import PAGE_LANGUAGES, use
from darcha.kernel.catalogue.tests.project import service


def told(key, lang="en"):
    with use(lang):
        return way_of(service(key))


def test_a_paid_service_that_an_officer_decides():
    way = told("window-tint-permit")
    assert [(step.title, step.turn, step.is_maybe) for step in way] == [
        ("You apply", "you", False),
        ("Payment", "you", False),
        ("Review", "office", False),
        ("Waiting for your answer", "you", True),
        ("Entry in the register", "platform", False),
        ("Done", "end", False),
    ]
    assert way[1].times == ("within 10 days",)
    assert way[2].times == ("2 working hours from payment",)
    assert way[2].whose == "Traffic police: Inspector, permits department"
    assert (way[4].whose, way[4].times) == ("The platform itself, no official", ())
    assert way[5].whose == "An electronic permit with a QR code"
    assert way[0].text.startswith("3 pages of questions.")


def test_a_service_that_a_rule_decides():
    way = told("housing-certificate")
    assert [step.turn for step in way] == ["you", "you", "platform", "end"]
    assert way[2].whose == "The platform itself, no official"


def test_other_bodies_are_named_with_their_time_and_their_silence():
    way = told("wild-animals-permit")
    assert [(step.title, step.is_maybe) for step in way][2:7] == [
        ("Whom to ask", False),
        ("Opinions of other bodies", True),
        ("Review", False),
        ("An opinion against it", True),
        ("Waiting for your answer", True),
    ]
    assert way[3].times == (
        "Academy of Sciences: 5 working days from being asked. Without an answer the case goes on.",
        "Cabinet of Ministers: 10 working days from being asked. Without an answer its head is told.",
    )


def test_a_petition_goes_to_the_body_that_was_chosen():
    way = told("appeal")
    assert [step.turn for step in way] == ["you", "office", "you", "end"]
    assert way[1].whose == "The body that you write to"
    assert len(way[1].times) == 2


def test_a_step_that_nothing_leads_to_is_left_out():
    one = service("window-tint-permit")
    steps = tuple(
        replace(step, acts=tuple(act for act in step.acts if act.to_step != "question")) for step in one.procedure.steps
    )
    with use("en"):
        way = way_of(replace(one, procedure=replace(one.procedure, steps=steps)))
    assert [step.turn for step in way] == ["you", "you", "office", "platform", "end"]


def test_withdrawing_is_said_where_it_is_possible():
    one = service("appeal")
    assert may_withdraw(one)
    steps = tuple(
        replace(step, acts=tuple(act for act in step.acts if act.act != "withdraw")) for step in one.procedure.steps
    )
    assert not may_withdraw(replace(one, procedure=replace(one.procedure, steps=steps)))


@pytest.mark.django_db
@pytest.mark.parametrize("lang", PAGE_LANGUAGES)
@pytest.mark.parametrize("key", ["appeal", "housing-certificate", "wild-animals-permit", "window-tint-permit"])
def test_the_page_shows_every_step(client, key, lang):
    page = client.get(f"/{lang}/services/{key}").content.decode()
    section = re.search(r'<section class="section" id="way".*?</section>', page, re.S)
    assert section
    for step in told(key, lang):
        for words in (step.title, step.whose, step.text, *step.times):
            assert words.split("(")[0].replace("'", "&#x27;") in section[0]
    assert section[0].count('<li class="way__step ') == len(told(key, lang))


def test_a_complaint_is_judged_by_the_body_above_not_by_the_one_that_keeps_the_pack():
    with use("en"):
        way = way_of(service("administrative-complaint"))
    assert [step.whose for step in way if step.turn == "office"] == ["The body above the one complained about"]
