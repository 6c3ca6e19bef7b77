"""A case moves to the competent body: in five days, told, never to its subject. ORQ-445, articles 25 and 28."""

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.kernel.cases import api, errors, listeners
from darcha.kernel.cases.events import CaseTransferred
from darcha.kernel.cases.types import CaseState

from .world import CANARY_TEXT, LEAD, OTHER_BODY, PERMIT, PERMIT_ANSWERS, SYSTEM, car_of, petition, send, staff

WHY = "Masala ichki ishlar organlari vakolatiga kiradi."
CABINET = "vazirlar-mahkamasi"


@pytest.fixture
def letter(citizen):
    return send(citizen)


def forward(who, receipt, to=OTHER_BODY, words=WHY):
    return api.perform(who, case=receipt.public_id, act="transfer", said={"body": to, "words": words})


def timeline(citizen, receipt):
    return [line.code for line in api.case_for(citizen, receipt.public_id).timeline]


def messages(account_id):
    return apps.get_model("notifications", "Notification").objects.filter(account_id=account_id)


def test_article_25_the_lead_changes_and_the_history_stays(letter, citizen, officer, outsider):
    before = timeline(citizen, letter)
    row = forward(officer, letter)
    assert (row.body, row.state, row.assigned_to, row.number) == (OTHER_BODY, CaseState.NEW, None, letter.number)
    view = api.case_for(citizen, letter.public_id)
    assert [(one.body, one.role) for one in view.participants] == [(OTHER_BODY, "lead")]
    assert timeline(citizen, letter) == [*before, "transferred"]
    assert view.timeline[-1].params == {"from_body": LEAD, "to_body": OTHER_BODY}
    assert view.timeline[-1].words["text"] == WHY
    assert api.officer_case(outsider, letter.public_id).answers["text"] == CANARY_TEXT


def test_article_28_the_term_counts_from_arrival_at_the_competent_body(letter, officer, citizen, now):
    now.move_to("2026-03-10T11:00+05:00")
    row = forward(officer, letter)
    assert row.registered_at == clock.parse("2026-03-10T11:00+05:00")
    assert (row.due.starts_on.isoformat(), row.due.due_on.isoformat()) == ("2026-03-10", "2026-03-25")
    assert api.due_with_derivation(citizen, letter.public_id).due_on == row.due.due_on
    kept = apps.get_model("cases", "Case").objects.get(number=letter.number)
    assert (kept.due_on, kept.registered_at, kept.body) == (row.due.due_on, row.registered_at, OTHER_BODY)


def test_article_28_an_extension_given_elsewhere_binds_nobody_here(letter, officer, head, outsider, now):
    api.perform(head, case=letter.public_id, act="extend", said={"by": "P10D", "words": "Joyiga chiqib oʻrganamiz."})
    row = forward(head, letter)
    assert row.due.due_on.isoformat() == "2026-03-24"
    acts = {act.act.value: act.why_not for act in api.possible_actions(outsider, letter.public_id)}
    assert acts["transfer"] is None


def test_article_25_the_writer_is_told(letter, officer, citizen):
    forward(officer, letter)
    assert api.tell_applicant(SYSTEM, case_id=case_id(letter), code="transferred")
    said = messages(citizen.account_id).latest("id")
    assert WHY in str(said.body) and "Ichki ishlar" in str(said.body)


def case_id(receipt):
    return apps.get_model("cases", "Case").objects.get(number=receipt.number).id


@pytest.mark.parametrize(("moment", "possible"), [("2026-03-11T23:59", True), ("2026-03-12T00:00", False)])
def test_article_25_it_is_possible_for_five_days(letter, officer, now, moment, possible):
    now.move_to(f"{moment}+05:00")
    why = {act.act.value: act.why_not for act in api.possible_actions(officer, letter.public_id)}
    assert why["transfer"] == why["return"] == (None if possible else "act-late")
    if not possible:
        with pytest.raises(errors.ActNotPossible) as refused:
            forward(officer, letter)
        assert refused.value.params["reason"] == "act-late"


def test_article_25_never_to_the_body_complained_about(citizen, officer):
    complaint = send(citizen, answers=petition(kind="complaint", about_body=OTHER_BODY))
    with pytest.raises(errors.AboutItself) as refused:
        forward(officer, complaint)
    assert refused.value.params["above_key"] == CABINET
    assert api.get_case(officer, complaint.public_id).body == LEAD
    assert forward(officer, complaint, to=CABINET).body == CABINET


@pytest.mark.parametrize(("to", "refusal"), [(LEAD, errors.AlreadyThere), ("nobody", errors.WrongAddressee)])
def test_article_25_only_to_another_body_that_takes_petitions(letter, officer, to, refusal):
    with pytest.raises(refusal):
        forward(officer, letter, to=to)


@pytest.mark.parametrize("words", ["", "  ", "yoʻq"])
def test_article_25_never_without_a_reason(letter, officer, words):
    with pytest.raises(errors.WordsMissing):
        forward(officer, letter, words=words)
    assert api.get_case(officer, letter.public_id).body == LEAD


def test_article_25_what_comes_back_is_shown_to_the_head(letter, officer, outsider, head, citizen, now):
    forward(officer, letter)
    now.move_to("2026-03-10T10:00+05:00")
    forward(outsider, letter, to=LEAD)
    assert timeline(citizen, letter)[-1] == "transferred_back"
    event = CaseTransferred(
        case_id=case_id(letter), service="appeal", from_body=OTHER_BODY, body=LEAD, line="transferred_back"
    )
    listeners.telling_bodies.tell_of_return(event)
    listeners.telling_bodies.tell_of_return(event)
    assert messages(head.account_id).count() == 1
    assert not messages(officer.account_id).exists()
    assert api.officer_case(officer, letter.public_id).row.body == LEAD
    with pytest.raises(errors.NotFound):
        api.officer_case(outsider, letter.public_id)


def test_an_ordinary_forwarding_is_no_matter_for_the_head(letter, officer, head):
    forward(officer, letter)
    event = CaseTransferred(
        case_id=case_id(letter), service="appeal", from_body=LEAD, body=OTHER_BODY, line="transferred"
    )
    listeners.telling_bodies.tell_of_return(event)
    assert not messages(head.account_id).exists()


def test_nobody_is_told_of_what_did_not_happen(letter):
    with pytest.raises(errors.NotFound):
        api.tell_heads(SYSTEM, case_id=case_id(letter), line="transferred_back")


def test_article_19_the_body_that_forwarded_sees_what_it_did_and_nothing_after(letter, officer, outsider, citizen, now):
    forward(officer, letter)
    now.move_to("2026-03-10T10:00+05:00")
    api.ask_applicant(outsider, case=letter.public_id, words="Kanareyka savol: qaysi koʻcha?")
    with pytest.raises(errors.NotFound):
        api.officer_case(officer, letter.public_id)
    assert all(row.public_id != letter.public_id for row in api.worklist(officer).items)
    past = api.past_case(officer, letter.public_id)
    assert (past.number, past.body, past.to_body) == (letter.number, LEAD, OTHER_BODY)
    assert [line.code for line in past.timeline][-1] == "transferred"
    assert "Kanareyka savol" not in repr(past)
    assert [one.number for one in api.past_cases(officer)] == [letter.number]
    lines = apps.get_model("exchange", "AccessRecord").objects.filter(person_id=citizen.person_id, body=LEAD)
    assert lines.latest("at").fields == ["timeline"]


def test_article_19_nobody_else_sees_it(letter, officer, outsider, inspector, citizen):
    forward(officer, letter)
    for who in (outsider, inspector, citizen):
        with pytest.raises(errors.NotFound):
            api.past_case(who, letter.public_id)
        assert api.past_cases(who) == ()


def test_a_co_addressee_may_become_the_lead(citizen, officer):
    receipt = send(citizen, answers=petition(bodies=[LEAD, OTHER_BODY, CABINET]))
    forward(officer, receipt)
    view = api.case_for(citizen, receipt.public_id)
    assert [(one.body, one.role) for one in view.participants] == [(OTHER_BODY, "lead"), (CABINET, "co")]


def test_a_stranger_forwards_nothing(letter, outsider, stranger, citizen):
    for who in (outsider, stranger):
        with pytest.raises((errors.NotFound, errors.NotAllowed)):
            forward(who, letter)
    with pytest.raises((errors.ActNotPossible, errors.NotAllowed)):
        forward(citizen, letter)


def test_a_service_that_lists_no_such_act_has_none(citizen, inspector):
    car_of(citizen)
    permit = send(citizen, PERMIT, PERMIT_ANSWERS)
    with pytest.raises(errors.ActNotPossible):
        forward(inspector, permit)


@pytest.mark.parametrize("act", ["transfer", "return", "study"])
def test_another_officer_s_case_is_left_alone(letter, officer, act):
    api.assign(officer, case=letter.public_id, to=officer.account_id)
    colleague = staff(LEAD, "petitions-officer")
    why = {one.act.value: one.why_not for one in api.possible_actions(colleague, letter.public_id)}
    assert why[act] == "held-by-another"
