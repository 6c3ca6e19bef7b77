"""The room in HTML and JSON: every state, line and reason in words, in every language, without a statement."""

import json

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from darcha.ground import text
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, panels, resources
from darcha.kernel.cases.types import CaseState
from darcha.kernel.catalogue import api as catalogue

from .test_pay import pay
from .world import CERTIFICATE, CERTIFICATE_ANSWERS, home_of, petition, send, staff


@pytest.fixture
def refused(citizen, officer):
    receipt = send(citizen)
    api.refuse(
        officer,
        case=receipt.public_id,
        ground="insulting",
        fact="Xatda haqoratli soʻzlar bor",
        evidence=["answers.text"],
    )
    return receipt


@pytest.mark.parametrize("language", text.PAGE_LANGUAGES)
def test_a_refusal_is_shown_whole(citizen, refused, language):
    view = api.case_for(citizen, refused.public_id)
    term = api.term_of_case(citizen, refused.public_id)
    with text.use(language), CaptureQueriesContext(connection) as captured:
        decision = panels.decision_panel(view, language, "Yuqori organ")
        shown = render_to_string("cases/panels/decision.html", {"panel": decision})
        shown += render_to_string("cases/panels/timeline.html", {"panel": panels.timeline_panel(view, language)})
        derivation = panels.derivation_panel(term, language)
        shown += render_to_string("cases/panels/derivation.html", {"panel": derivation})
    assert len(captured) == 0
    assert "Yuqori organ" in shown and text.cite(view.decision.article, language) in shown
    assert ("art." in shown) == (language == "en"), "articles are cited as the language writes them"
    ground = next(one for one in view.service.procedure.refusal_grounds if one.key == "insulting")
    assert ground.text.in_(language) in shown
    assert 'lang="uz-Latn"' in shown and "Xatda haqoratli" in shown
    assert "{" not in shown and "cases." not in shown


def test_the_timeline_says_what_is_now_and_what_is_next(citizen, now):
    now.move_to("2026-03-06T18:30+05:00")
    receipt = send(citizen)
    steps = panels.timeline_panel(api.case_for(citizen, receipt.public_id), "uz").steps
    assert [step.state for step in steps] == ["done", "now", "next", "next", "next"]
    assert "ochilishini" in steps[1].title, "nobody reviews it before the office opens"
    assert steps[2].title.startswith("Roʻyxatga olinadi") and steps[2].at.isoformat() == "2026-03-10T09:00:00+05:00"
    assert steps[-1].title.endswith("25.03.2026 gacha chiqadi")
    now.move_to("2026-03-10T09:00+05:00")
    later = panels.timeline_panel(api.case_for(citizen, receipt.public_id), "uz").steps
    assert [step.state for step in later] == ["done", "done", "now", "next"]
    assert later[1].title.startswith("Roʻyxatga olindi")
    now.move_to("2026-03-26T00:01+05:00")
    missed = panels.timeline_panel(api.case_for(citizen, receipt.public_id), "uz").steps[-1]
    assert missed.title.endswith("gacha chiqishi kerak edi"), "nothing is promised for a day that is over"


def test_words_that_a_page_shows_elsewhere_are_not_said_twice(citizen, officer):
    receipt = send(citizen)
    api.ask_applicant(officer, case=receipt.public_id, words="Qaysi koʻchada?")
    view = api.case_for(citizen, receipt.public_id)
    assert "Qaysi koʻchada?" not in [step.text for step in panels.timeline_panel(view, "uz").steps]


@pytest.mark.parametrize("language", text.PAGE_LANGUAGES)
def test_an_office_is_not_spoken_to_as_the_applicant(citizen, officer, head, language):
    receipt = send(citizen)
    api.assign(head, case=receipt.public_id, to=officer.account_id)
    api.ask_applicant(officer, case=receipt.public_id, words="Qaysi koʻcha?")
    at_office = panels.timeline_panel(api.officer_case(officer, receipt.public_id), language).steps
    at_home = panels.timeline_panel(api.case_for(citizen, receipt.public_id), language).steps
    asked = text.t("cases.timeline.asked", language)
    assert asked in [step.title for step in at_home] and asked not in [step.title for step in at_office]
    assert at_office[-1].title == panels.office_state_words(CaseState.AWAITING_APPLICANT, language)
    assert at_office[-1].title != text.t("cases.state.awaiting_applicant", language) and not at_office[-1].text
    told = {step.title: step.text for step in at_office}
    post = catalogue.post_name("adliya", "petitions-officer", language)
    assert told[text.t("cases.timeline.office.asked", language)] == post, "who did it, by post"
    assert text.t("cases.timeline.office.assigned", language, post=post) in told


def test_a_decision_by_rule_says_so_to_an_office(citizen):
    home_of(citizen)
    receipt = send(citizen, CERTIFICATE, CERTIFICATE_ANSWERS)
    pay(receipt)
    deliver_all()
    clerk = staff("kadastr", "registry-officer")
    steps = panels.timeline_panel(api.officer_case(clerk, receipt.public_id), "en").steps
    assert [step.text for step in steps if step.title == "Granted"] == ["By rule, without a person"]


def test_the_counting_tells_what_a_calendar_cannot(citizen, now):
    now.move_to("2026-03-06T18:30+05:00")
    panel = panels.derivation_panel(api.term_of_case(citizen, send(citizen).public_id), "uz")
    assert [day.on.isoformat() for day in panel.registration][:2] == ["2026-03-06", "2026-03-07"]
    assert [day.is_sign for day in panel.days] == [True, *[False] * 15], (
        "the day that starts the term; all others count"
    )
    assert len(panel.days) == 16


def test_the_calendar_ends_on_the_lawful_day(citizen):
    receipt = send(citizen)
    panel = panels.term_panel(api.due_with_derivation(citizen, receipt.public_id), "ru")
    assert panel.calendar.due_on.isoformat() == "2026-03-24"
    assert panel.due == "до конца дня 24.03.2026"


@pytest.mark.parametrize("state", CaseState)
def test_every_state_has_a_chip_and_words(state):
    assert panels.state_kind(state)
    assert all(text.t(f"cases.state.{state.value}", language) for language in text.PAGE_LANGUAGES)


def test_json_holds_what_the_contract_says(citizen, officer):
    receipt = send(citizen, answers=petition())
    first = resources.receipt_json(receipt)
    assert {"number", "id", "state", "step", "received_at", "due"} <= set(first)
    assert first["due"]["due_on"] == "2026-03-24"
    view = api.case_for(citizen, receipt.public_id)
    whole = resources.case_json(view, api.due_with_derivation(citizen, receipt.public_id), "en")
    assert json.loads(json.dumps(whole))["timeline"][0]["text"] == "Application sent"
    acts = resources.acts_json(api.possible_actions(officer, receipt.public_id), "ru")
    of_an_officer = {
        "assign",
        "ask",
        "reply",
        "refuse",
        "study",
        "transfer",
        "return",
        "join",
        "appoint-hearing",
        "involve",
        "split",
        "file",
        "delegate",
    }
    of_the_head = {"extend", "leave", "terminate", "restore-time"}
    after_a_reply = {"clarify", "correct"}
    assert {act["act"] for act in acts} == of_an_officer | of_the_head | after_a_reply
    assert {act["act"] for act in acts if not act["possible"]} == of_the_head | after_a_reply


def test_the_derivation_is_the_law_of_the_row(citizen):
    receipt = send(citizen)
    derived = api.due_as_json(citizen, receipt.public_id, language="en")
    assert derived["due_on"] == receipt.due.due_on.isoformat()
    assert [day["counted"] for day in derived["derivation"]].count(True) == 15
