"""Opinions of other bodies, several at once: each with its own time, and what its silence means."""

from contextlib import contextmanager
from datetime import date
from itertools import permutations

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.commands import sweep_requests
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotAllowed, NotFound, WordsMissing
from darcha.kernel.cases.models import Case, CaseRequest
from darcha.kernel.cases.types import CaseState

from . import world
from .test_statements import statements
from .variants import PETITION, country_of, packs_with
from .world import SYSTEM, send

WORDS = "Yoritish tarmogʻi kimning balansida ekani boʻyicha xulosa bering."
WHY = "Tarmoq tuman hokimligi balansida, taʼmirlash rejada bor."
STEP = """  - key: opinions
    kind: opinions
    name: steps.review.name
    next: steps.review.next
    acts:
      - act: consult
        posts: [petitions-officer, petitions-head]
      - act: reply
        posts: [petitions-officer, petitions-head]
        to: done
      - act: withdraw
        to: done
    asks:
      - {{body: iiv, length: 3, unit: working-days, article: "ORQ-445, art. 24", rule: terms.reply, silence: {iiv}}}
      - {{body: kadastr, length: 5, unit: calendar-days, article: "art. 24", rule: terms.reply, silence: {kadastr}}}
      - {{body: yhxx, length: 4, unit: working-hours, article: "ORQ-445, art. 24", rule: terms.reply, silence: {yhxx}}}
    routes:
      - when: opinions.exists(o, o.opinion == 'refuses')
        to: review
      - to: question
  - key: question
"""
CONSULT = "      - act: involve\n        posts: [petitions-officer, petitions-head]\n"
STOPPING = ("    rule: terms.reply\n    roll", "    rule: terms.reply\n    stops_on: [opinion]\n    roll")
BODIES = ("iiv", "kadastr", "yhxx")


@contextmanager
def asking(tmp_path, settings, *more, **silence):
    """A country where the three bodies may be asked about a petition."""
    means = {"iiv": "agrees", "kadastr": "agrees", "yhxx": "agrees", **silence}
    step = ("  - key: question\n", STEP.format(**means))
    lead = (
        CONSULT,
        CONSULT + CONSULT.replace("involve", "assign").replace("assign", "accept") + "        to: opinions\n",
    )
    with country_of(packs_with(tmp_path, PETITION, lead, step, *more), settings):
        yield


@pytest.fixture
def lead(packs):
    return world.staff(world.LEAD, "petitions-officer")


@pytest.fixture
def asked(packs):
    """An officer of each body that may be asked."""
    return {body: world.staff(body, "petitions-officer") for body in BODIES}


def opened(citizen, lead):
    """A petition at the step where opinions are asked."""
    letter = send(citizen).public_id
    api.accept(lead, case=letter)
    return letter


def consult(lead, letter, *bodies):
    return api.perform(lead, case=letter, act="consult", said={"bodies": list(bodies), "words": WORDS})


def opine(who, letter, opinion="agrees"):
    return api.perform(who, case=letter, act="opine", said={"opinion": opinion, "words": WHY})


def why_not(who, letter, act):
    return next((one.why_not for one in api.possible_actions(who, letter) if one.act == act), "not listed")


def step_of(letter):
    return Case.objects.get(public_id=letter).step


def test_each_body_is_asked_at_once_with_its_own_end(tmp_path, settings, citizen, lead, asked):
    with asking(tmp_path, settings):
        letter = opened(citizen, lead)
        consult(lead, letter, *BODIES)
        due = {row.body: (row.due_on, row.due_at) for row in CaseRequest.objects.all()}
        assert due["kadastr"][0] == date(2026, 3, 11)
        assert due["iiv"][0] == date(2026, 3, 12), "Monday the 9th is a day off"
        assert due["yhxx"] == (None, clock.parse("2026-03-06T14:00+05:00"))
        view = api.officer_case(lead, letter)
        assert [one.body for one in view.asked_of] == ["iiv", "kadastr", "yhxx"]
        assert {part.body for part in view.participants} == {world.LEAD, *BODIES}


def test_the_body_asked_sees_its_own_request_and_no_more_than_it_needs(tmp_path, settings, citizen, lead, asked):
    with asking(tmp_path, settings):
        letter = opened(citizen, lead)
        with pytest.raises(NotFound):
            api.officer_case(asked["iiv"], letter)
        consult(lead, letter, *BODIES)
        view = api.officer_case(asked["iiv"], letter)
        assert [(one.body, one.words) for one in view.asked_of] == [("iiv", WORDS)]
        assert "phone" not in view.applicant and view.facts == ()
        assert [row.public_id for row in api.worklist(asked["iiv"]).items] == [letter]
        assert [act.act for act in view.acts if act.possible] == ["opine"]


def test_opinions_in_any_order_lead_to_the_same(tmp_path, settings, citizen, lead, asked):
    with asking(tmp_path, settings):
        for said in (
            {"iiv": "agrees", "kadastr": "agrees", "yhxx": "agrees"},
            {"iiv": "agrees", "kadastr": "refuses", "yhxx": "agrees"},
        ):
            led = set()
            for order in permutations(BODIES):
                letter = opened(citizen, lead)
                consult(lead, letter, *BODIES)
                for body in order:
                    assert step_of(letter) == "opinions"
                    opine(asked[body], letter, said[body])
                led.add(step_of(letter))
            assert led == ({"review"} if "refuses" in said.values() else {"question"})


@pytest.mark.parametrize(
    ("means", "leads_to"), [("agrees", "question"), ("goes-on", "question"), ("refuses", "review")]
)
def test_the_silence_of_a_body_is_what_the_pack_says_at_its_true_moment(
    tmp_path, settings, citizen, lead, asked, now, means, leads_to
):
    with asking(tmp_path, settings, yhxx=means):
        letter = opened(citizen, lead)
        consult(lead, letter, "yhxx")
        now.move_to("2026-03-06T13:59+05:00")
        api.sweep_requests(SYSTEM)
        assert CaseRequest.objects.get().answered_at is None
        now.move_to("2026-03-06T17:40+05:00")  # the worker was away
        assert why_not(asked["yhxx"], letter, "opine") is None, "the table knows no minutes"
        with pytest.raises(ActNotPossible):
            opine(asked["yhxx"], letter, "refuses" if means == "agrees" else "agrees")
        assert (api.sweep_requests(SYSTEM), api.sweep_requests(SYSTEM)) == (1, 0)
        request = CaseRequest.objects.get()
        assert (request.outcome, request.by_silence) == (means, True)
        assert clock.parse("2026-03-06T14:00+05:00") == request.answered_at
        line = next(one for one in api.officer_case(lead, letter).timeline if one.code == "presumed")
        assert (line.at, line.actor, line.params) == (request.answered_at, "system", {"of": "yhxx", "opinion": means})
        assert step_of(letter) == leads_to


def test_where_silence_means_nothing_the_body_still_owes_its_answer(tmp_path, settings, citizen, lead, asked, now):
    with asking(tmp_path, settings, yhxx="overdue"):
        letter = opened(citizen, lead)
        consult(lead, letter, "yhxx")
        now.move_to("2026-03-06T14:00+05:00")
        assert (api.sweep_requests(SYSTEM), api.sweep_requests(SYSTEM)) == (1, 0)
        assert step_of(letter) == "opinions" and api.officer_case(lead, letter).asked_of[0].is_over
        opine(asked["yhxx"], letter)
        assert step_of(letter) == "question"


def test_a_reminder_comes_once_before_the_end(tmp_path, settings, citizen, lead, asked, now):
    with asking(tmp_path, settings):
        letter = opened(citizen, lead)
        consult(lead, letter, "yhxx")
        now.move_to("2026-03-06T13:00+05:00")  # the last of four hours begins
        assert (api.sweep_requests(SYSTEM), api.sweep_requests(SYSTEM)) == (1, 0)
        deliver_all()
        told = apps.get_model("notifications", "Notification").objects.filter(account_id=asked["yhxx"].account_id)
        assert sorted(told.values_list("key", flat=True)) == ["cases.request.asked", "cases.request.reminded"]


def test_the_clock_stands_until_the_last_opinion_is_in_and_only_where_the_term_says_so(
    tmp_path, settings, citizen, lead, asked, now
):
    with asking(tmp_path / "runs", settings):
        letter = opened(citizen, lead)
        assert not consult(lead, letter, "iiv").due.stopped
    with asking(tmp_path / "stands", settings, STOPPING):
        letter = opened(citizen, lead)
        assert consult(lead, letter, "iiv", "kadastr").due.stopped
        now.move_to("2026-03-10T10:00+05:00")
        opine(asked["iiv"], letter)
        assert api.officer_case(lead, letter).row.due.stopped
        opine(asked["kadastr"], letter)
        due = api.officer_case(lead, letter).row.due
        assert (due.stopped, due.due_on) == (False, date(2026, 3, 24)), "15 days, the 10th is the first to count again"


def test_only_bodies_of_the_pack_and_each_once(tmp_path, settings, citizen, lead, asked):
    with asking(tmp_path, settings):
        letter = opened(citizen, lead)
        for wrong in (["adliya"], ["soliq"], ["nobody"], []):
            with pytest.raises(NeedsUnmet):
                consult(lead, letter, *wrong)
        with pytest.raises(WordsMissing):
            api.perform(lead, case=letter, act="consult", said={"bodies": ["iiv"], "words": "nega"})
        consult(lead, letter, "iiv")
        with pytest.raises(NeedsUnmet):
            consult(lead, letter, "iiv", "kadastr")
        consult(lead, letter, "kadastr", "yhxx")
        assert why_not(lead, letter, "consult") == "all-asked"


def test_nobody_answers_for_another_body_or_twice(tmp_path, settings, citizen, lead, asked):
    with asking(tmp_path, settings):
        letter = opened(citizen, lead)
        consult(lead, letter, "iiv", "kadastr")
        with pytest.raises(NotFound):
            opine(asked["yhxx"], letter)
        with pytest.raises(NotAllowed):
            opine(citizen, letter)
        with pytest.raises(ActNotPossible):
            opine(lead, letter)
        opine(asked["iiv"], letter)
        with pytest.raises(ActNotPossible):
            opine(asked["iiv"], letter)


def test_what_was_asked_is_void_once_the_case_is_closed(tmp_path, settings, citizen, lead, asked, now):
    with asking(tmp_path, settings):
        letter = opened(citizen, lead)
        consult(lead, letter, "iiv", "kadastr")
        api.withdraw(citizen, case=letter)
        assert set(CaseRequest.objects.values_list("outcome", flat=True)) == {"void"}
        now.move_to("2026-04-01T10:00+05:00")
        assert api.sweep_requests(SYSTEM) == 0


def test_one_that_fails_holds_up_no_neighbour(tmp_path, settings, citizen, lead, asked, now, monkeypatch):
    with asking(tmp_path, settings):
        first, second = opened(citizen, lead), opened(citizen, lead)
        consult(lead, first, "yhxx")
        consult(lead, second, "yhxx")
        poisoned, tend = Case.objects.get(public_id=first).id, sweep_requests.tend_request

        def failing(who, *, case_id, request_id):
            if case_id == poisoned:
                raise RuntimeError
            return tend(who, case_id=case_id, request_id=request_id)

        monkeypatch.setattr(sweep_requests, "tend_request", failing)
        now.move_to("2026-03-06T14:00+05:00")
        assert api.sweep_requests(SYSTEM) == 1
        assert (step_of(first), step_of(second)) == ("opinions", "question")
        monkeypatch.undo()
        assert api.sweep_requests(SYSTEM) == 1 and step_of(first) == "question"


def test_words_are_sealed_and_the_applicant_reads_no_opinion(tmp_path, settings, citizen, lead, asked):
    with asking(tmp_path, settings):
        letter = opened(citizen, lead)
        consult(lead, letter, "iiv")
        opine(asked["iiv"], letter)
        lines = api.case_for(citizen, letter).timeline
        assert [line.code for line in lines][-3:] == ["opinion_asked", "opined", "opinion_given"]
        assert not any(WHY in str(line.words) or WORDS in str(line.words) for line in lines)
        assert api.case_for(citizen, letter).asked_of == ()
        (one,) = api.officer_case(lead, letter).asked_of
        assert (one.outcome, one.answer) == ("agrees", WHY)


def test_asking_and_answering_cost_the_same_however_many_are_asked(tmp_path, settings, citizen, lead, asked):
    with asking(tmp_path, settings):
        few, many = opened(citizen, lead), opened(citizen, lead)
        one = len(statements(lambda: consult(lead, few, "iiv")))
        three = len(statements(lambda: consult(lead, many, *BODIES)))
        assert three - one <= 2 * 2, "an event and its job for each body"
        assert len(statements(lambda: opine(asked["iiv"], many))) <= 12


def test_the_state_of_the_case_begins_with_asking(tmp_path, settings, citizen, lead, asked):
    with asking(tmp_path, settings):
        letter = opened(citizen, lead)
        assert consult(lead, letter, "iiv").state is CaseState.IN_PROGRESS
