"""What other bodies are asked, what is known of it, and what a case waits for. Pure rules, without a database."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

import pytest

from darcha.ground import clock
from darcha.kernel.cases.rules import asking
from darcha.kernel.cases.rules.confirming import NOTHING
from darcha.kernel.cases.rules.requests import requests_known
from darcha.kernel.cases.types import CaseFacts, CaseState, OpenRequest, Proposal, Relation, Standing
from darcha.kernel.catalogue.types import Ask

from .samples import PROCEDURE, text
from .term_laws import PLAIN

MONDAY = datetime(2026, 2, 2, 10)
LAND, TAX = (Ask(body, 3, "working-days", "Law, article 24", text("3 working days")) for body in ("land", "tax"))
HOURS = replace(LAND, length=4, unit="working-hours", confirmed=False)
CASE = CaseFacts(CaseState.IN_PROGRESS, "review", "service", "police", uuid4(), "individual", uuid4())
BY, OTHER, ASKED = uuid4(), uuid4(), uuid4()


def asking_at(*asks, **more):
    first, review, *rest = PROCEDURE.steps
    return replace(PROCEDURE, steps=(first, replace(review, asks=asks), *rest), **more)


def waiting(*requests):
    return replace(CASE, requests=tuple(OpenRequest(kind, body) for kind, body in requests))


def of(*bodies):
    return Standing(Relation.CO_BODY, ("clerk",), uuid4(), bodies)


def test_the_time_to_answer_is_a_term_from_the_moment_of_asking():
    term = asking.term_of_ask(HOURS)
    assert (term.key, term.length, term.unit, term.starts_at) == ("request", 4, "working-hours", "arrival")
    assert (term.article, term.rule, term.confirmed) == (HOURS.article, HOURS.rule, False)
    answer = asking.end_of_ask(LAND, PLAIN, MONDAY, derive=True)
    assert (answer.due_on, sum(day.counted for day in answer.derivation)) == (date(2026, 2, 5), 3)
    assert asking.end_of_ask(LAND, PLAIN, MONDAY).derivation == ()


@pytest.mark.parametrize(
    ("ask", "reminded"),
    [(LAND, "2026-02-05T11:15+05:00"), (HOURS, "2026-02-02T13:00+05:00")],  # 6:45 h of office time, and one hour
)
def test_the_body_is_reminded_when_the_last_quarter_begins(ask, reminded):
    assert asking.remind_at(ask, PLAIN, asking.end_of_ask(ask, PLAIN, MONDAY)) == clock.parse(reminded)


def test_only_those_are_consulted_who_were_not_asked_just_now_and_never_oneself():
    procedure = asking_at(LAND, TAX, replace(LAND, body="police"))
    assert asking.bodies_to_consult(procedure, CASE, "review") == ("land", "tax")
    assert asking.bodies_to_consult(procedure, waiting(("opinion", "land"), ("data", "tax")), "review") == ("tax",)
    assert asking.bodies_to_consult(procedure, CASE, "payment") == ()
    assert asking.why_not_consulted(procedure, waiting(("opinion", "land")), of()) is None
    everybody = waiting(("opinion", "land"), ("opinion", "tax"))
    assert asking.why_not_consulted(procedure, everybody, of()) == "all-asked"


def test_others_are_involved_where_the_pack_says_until_when_they_answer():
    assert asking.why_not_involved(PROCEDURE, CASE, of()) == "nobody-to-ask"
    assert asking.why_not_involved(replace(PROCEDURE, data_from=LAND), CASE, of()) is None


@pytest.mark.parametrize(
    ("bodies", "opinion", "data"),
    [(("land",), None, NOTHING), (("tax",), NOTHING, None), (("tax", "land"), None, None), ((), NOTHING, NOTHING)],
)
def test_a_body_gives_what_it_was_asked_and_nothing_else(bodies, opinion, data):
    case = waiting(("opinion", "land"), ("data", "tax"))
    assert asking.why_no_opinion(PROCEDURE, case, of(*bodies)) == opinion
    assert asking.why_no_data(PROCEDURE, case, of(*bodies)) == data
    assert asking.why_no_opinion(PROCEDURE, CASE, of(*bodies)) == NOTHING


def test_something_is_presumed_only_of_a_body_that_owes_an_answer():
    assert asking.why_nothing_presumed(PROCEDURE, waiting(("data", "tax")), of()) is None
    assert asking.why_nothing_presumed(PROCEDURE, CASE, of()) == NOTHING


def test_routes_see_opinions_in_an_order_of_their_own():
    seen = asking.as_rules_see([("tax", "refuses", False), ("land", "agrees", True)])
    assert seen == [
        {"body": "land", "opinion": "agrees", "by_silence": True},
        {"body": "tax", "opinion": "refuses", "by_silence": False},
    ]


def row(kind, outcome="", **more):
    return {
        "id": str(ASKED),
        "kind": kind,
        "act": "",
        "by": str(BY),
        "posts": [],
        "at": None,
        "body": "",
        "outcome": outcome,
        **more,
    }


def test_nothing_asked_is_nothing_known():
    assert requests_known([]) == {"recused": (), "requests": (), "has_asked": False}


def test_what_waits_for_a_second_person_is_known_with_its_act_and_its_posts():
    known = requests_known([row("confirmation", act="approve", posts=["chief", "deputy"])])
    assert known == {
        "proposal": Proposal("approve", BY, ("chief", "deputy"), ASKED),
        "recused": (),
        "requests": (),
        "has_asked": False,
    }


def test_whoever_asked_to_be_recused_keeps_off_and_the_head_decides_on_what_is_open():
    known = requests_known([row("recusal", "granted"), row("recusal", by=str(OTHER))])
    assert (known["recused"], known["recusal_by"], known["recusal_id"]) == ((BY, OTHER), OTHER, ASKED)
    assert "recusal_by" not in requests_known([row("recusal", "granted")])


def test_a_hearing_is_known_by_its_moment():
    known = requests_known([row("hearing", at="2026-03-06T05:00:00+00:00")])
    assert known["hearing_at"] == clock.parse("2026-03-06T10:00+05:00")
    assert (known["requests"], known["has_asked"]) == ((), False)


def test_of_other_bodies_that_they_were_asked_is_known_for_good_and_what_they_owe_while_they_do():
    known = requests_known(
        [row("opinion", "agrees", body="land"), row("data", body="tax"), row("opinion", body="land")]
    )
    assert known["has_asked"] is True
    assert known["requests"] == (OpenRequest("data", "tax"), OpenRequest("opinion", "land"))
    assert requests_known([row("opinion", "agrees", body="land")])["has_asked"] is True
