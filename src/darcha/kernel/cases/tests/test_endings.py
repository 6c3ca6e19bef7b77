"""Doubles, what is left unconsidered, and correspondence that ends. ORQ-445, articles 5, 22, 24-1, 25, 29, 30."""

from datetime import date

import pytest
from django.apps import apps

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, errors, listeners
from darcha.kernel.cases.events import CaseClosed
from darcha.kernel.cases.types import CaseState

from .world import LAW, LEAD, petition, send, staff

FACT = "Ilovada ishonchnoma yoʻq, reyestrda ham vakillik yozilmagan."
FOR_ANOTHER = {"writes": "for-another", "people": "Aliyeva Oy, Nukus"}


def do(who, receipt, act, **said):
    """After opening the case, as an officer does."""
    api.officer_case(who, receipt.public_id)
    return api.perform(who, case=receipt.public_id, act=act, said=said)


@pytest.fixture
def told(monkeypatch):
    """What listeners would say to applicants: numbers of cases."""
    said = []
    monkeypatch.setattr(
        "darcha.kernel.cases.commands._closing.emit",
        lambda event: said.append(event) if isinstance(event, CaseClosed) else None,
    )
    return said


# article 25: doubles


def test_article_25_a_double_is_joined_and_one_answer_comes(citizen, officer, now):
    first = send(citizen)
    now.move_to("2026-03-06T12:00+05:00")
    double = send(citizen)
    row = do(officer, double, "join", first=first.number)
    assert (row.state, row.outcome) == (CaseState.CANCELLED, "joined")
    assert api.case_for(citizen, double.public_id).timeline[-1].params == {"first": first.number}
    goes_on = api.case_for(citizen, first.public_id)
    assert (goes_on.row.state, goes_on.timeline[-1].code) == (CaseState.NEW, "joined_here")
    assert goes_on.timeline[-1].params == {"number": double.number}
    link = apps.get_model("cases", "CaseLink").objects.get(kind="joined-to")
    assert (link.case.number, link.other.number) == (double.number, first.number)
    journalled = apps.get_model("ground", "JournalEntry").objects.filter(act="cases.joined_here")
    assert journalled.get().about == f"case:{link.other_id}"


@pytest.mark.parametrize("number", ["26-1726-9999999", "hech narsa", "26"])
def test_article_25_a_number_that_is_not_there_is_marked(citizen, officer, number):
    with pytest.raises(errors.NeedsUnmet) as refused:
        do(officer, send(citizen), "join", first=number)
    assert set(refused.value.fields) == {"first"}


def test_article_25_another_writer_s_case_is_no_double(citizen, stranger, officer, now):
    first = send(stranger)
    now.move_to("2026-03-06T12:00+05:00")
    double = send(citizen)
    with pytest.raises(errors.NotLinked) as refused:
        do(officer, double, "join", first=first.number)
    assert refused.value.params["reason"] == "join-another-writer"
    assert "boshqa murojaatchi" in refused.value.message("uz")
    assert api.get_case(officer, double.public_id).state is CaseState.NEW


def test_article_25_a_case_of_another_body_does_not_exist_for_this_one(citizen, officer, now):
    elsewhere = send(citizen, answers=petition(bodies=["iiv"]))
    now.move_to("2026-03-06T12:00+05:00")
    with pytest.raises(errors.NeedsUnmet):
        do(officer, send(citizen), "join", first=elsewhere.number)


# article 29: left unconsidered


def test_article_29_a_representative_without_power_is_left_unconsidered_with_notice(citizen, head, told):
    receipt = send(citizen, answers=petition(**FOR_ANOTHER))
    row = do(head, receipt, "leave", ground="no-authority", fact=FACT)
    assert (row.state, row.outcome) == (CaseState.REFUSED, "unconsidered")
    decision = api.case_for(citizen, receipt.public_id).decision
    assert (decision.ground, decision.article, decision.fact) == ("no-authority", "ORQ-445, art. 29", FACT)
    assert decision.objection_body and decision.objection_within
    assert [event.is_told for event in told] == [True]


@pytest.mark.parametrize("act", ["leave", "return"])
def test_article_33_what_ended_without_an_answer_is_objected_to_and_considered_after_all(citizen, head, act):
    receipt = send(citizen, answers=petition(**FOR_ANOTHER))
    said = (
        {"ground": "no-authority", "fact": FACT} if act == "leave" else {"words": "Qaysi organga oid ekani aytilmagan."}
    )
    do(head, receipt, act, **said)
    objection = api.object_to(
        citizen,
        case=receipt.public_id,
        about="ending",
        words="Ishonchnoma murojaatga ilova qilingan edi.",
        asks="Murojaatimni koʻrib chiqing.",
    )
    judge = staff(objection.body, "petitions-officer")
    reasons = "Ishonchnoma murojaat bilan birga kelgan."
    api.decide_objection(judge, case=objection.public_id, outcome="annulled", words=reasons)
    deliver_all()
    row = api.get_case(citizen, receipt.public_id)
    assert (row.state, row.outcome) == (CaseState.IN_PROGRESS, "")
    assert row.due.due_on == date(2026, 3, 24)  # 15 days, and past the holidays


def test_article_29_the_conclusion_is_put_in_writing(citizen, head):
    receipt = send(citizen, answers=petition(**FOR_ANOTHER))
    do(head, receipt, "leave", ground="no-authority", fact=FACT)
    line = api.case_for(citizen, receipt.public_id).timeline[-1]
    assert line.code == "unconsidered" and line.params["document_number"]


def test_article_29_the_head_approves_the_conclusion(citizen, officer):
    receipt = send(citizen, answers=petition(**FOR_ANOTHER))
    with pytest.raises(errors.ActNotPossible) as refused:
        do(officer, receipt, "leave", ground="no-authority", fact=FACT)
    assert refused.value.params["reason"] == "another-post"


@pytest.mark.parametrize("ground", ["anonymous", "no-authority", "not-compliant", "late"])
def test_article_29_a_petition_that_is_whole_cannot_be_left(citizen, head, ground):
    receipt = send(citizen)
    with pytest.raises(errors.GroundNotSo) as refused:
        do(head, receipt, "leave", ground=ground, fact=FACT)
    assert refused.value.fields == {"ground": f"cases.leave.not_so.{ground}"}
    assert api.get_case(head, receipt.public_id).state is CaseState.NEW


@pytest.mark.parametrize(
    "said", [{"ground": "", "fact": FACT}, {"ground": "repeat", "fact": FACT}, {"ground": "late", "fact": "yoʻq"}]
)
def test_article_29_without_ground_or_fact_nothing_is_left(citizen, head, said):
    with pytest.raises(errors.RefusalIncomplete):
        do(head, send(citizen), "leave", **said)


def test_nobody_ends_what_he_has_not_opened(citizen, head):
    receipt = send(citizen, answers=petition(**FOR_ANOTHER))
    for act, ground in (("leave", "no-authority"), ("terminate", "unreachable")):
        with pytest.raises(errors.RefusalIncomplete) as refused:
            api.perform(head, case=receipt.public_id, act=act, said={"ground": ground, "fact": FACT})
        assert set(refused.value.fields) == {"evidence"}


def test_article_22_a_complaint_after_the_year_may_be_left_and_one_in_time_never(citizen, head):
    late = send(citizen, answers=petition(kind="complaint", about_body="iiv", learned_on="2025-03-05"))
    in_time = send(citizen, answers=petition(kind="complaint", about_body="iiv", learned_on="2025-03-06"))
    with pytest.raises(errors.RefusalIncomplete) as refused:
        do(head, late, "leave", ground="late", fact=FACT)
    assert refused.value.fields == {"ground": "cases.leave.unheard"}
    do(head, late, "ask", words="Nega bir yildan keyin yozdingiz?")
    with pytest.raises(errors.RefusalIncomplete):
        do(head, late, "leave", ground="late", fact=FACT)
    api.answer(citizen, case=late.public_id, words="Bilmagan edim.")
    assert do(head, late, "leave", ground="late", fact=FACT).outcome == "unconsidered"
    with pytest.raises(errors.GroundNotSo):
        do(head, in_time, "leave", ground="late", fact=FACT)


def test_article_24_1_no_ground_speaks_of_age_or_capacity(citizen, head):
    view = api.officer_case(head, send(citizen).public_id)
    keys = {one.ground.key for one in view.ending_grounds if one.ground.act.value == "leave"}
    assert keys == {"anonymous", "no-authority", "not-compliant", "late"}


def test_article_29_of_an_anonymous_one_nobody_is_told(citizen, head, told):
    receipt = send(citizen)
    content = apps.get_model("cases", "CaseContent").objects.get(case__number=receipt.number)
    content.applicant = {"kind": "individual", "name": ""}
    content.save()
    do(head, receipt, "leave", ground="anonymous", fact=FACT)
    assert [event.is_told for event in told] == [False]


# article 30: the end of a correspondence


def repeated(citizen, officer, now):
    first = send(citizen)
    api.reply(officer, case=first.public_id, grounds=LAW, words="Chiroqlar 10-martgacha taʼmirlanadi.")
    now.move_to("2026-03-06T12:00+05:00")
    return first, send(citizen)


def test_article_30_a_repeat_ends_the_correspondence_and_is_told_once(citizen, officer, head, now, told):
    first, second = repeated(citizen, officer, now)
    row = do(head, second, "terminate", ground="repeat", fact=FACT, earlier=first.number)
    assert (row.state, row.outcome) == (CaseState.CANCELLED, "terminated")
    assert api.case_for(citizen, second.public_id).timeline[-1].params["earlier"] == first.number
    now.move_to("2026-03-06T13:00+05:00")
    third = send(citizen)
    do(head, third, "terminate", ground="repeat", fact=FACT, earlier=second.number)
    assert [event.is_told for event in told] == [True, False]
    links = apps.get_model("cases", "CaseLink").objects.filter(kind="repeats").order_by("at")
    assert [(one.case.number, one.other.number) for one in links] == [
        (second.number, first.number),
        (third.number, second.number),
    ]


def test_article_30_a_repeat_needs_the_earlier_case(citizen, head):
    with pytest.raises(errors.NeedsUnmet) as refused:
        do(head, send(citizen), "terminate", ground="repeat", fact=FACT)
    assert set(refused.value.fields) == {"earlier"}


def test_article_30_what_was_not_answered_is_not_repeated(citizen, head, now):
    first = send(citizen)
    now.move_to("2026-03-06T12:00+05:00")
    second = send(citizen)
    with pytest.raises(errors.NotLinked) as refused:
        do(head, second, "terminate", ground="repeat", fact=FACT, earlier=first.number)
    assert refused.value.params["reason"] == "repeat-unanswered"


@pytest.mark.parametrize("ground", ["taken-back", "unreachable", "no-show"])
def test_article_30_the_other_grounds_stand_alone_and_are_told(citizen, head, ground, told):
    receipt = send(citizen)
    assert do(head, receipt, "terminate", ground=ground, fact=FACT).outcome == "terminated"
    assert [event.is_told for event in told] == [True]


def test_article_30_nobody_is_told_where_nobody_succeeds(citizen, head, told):
    do(head, send(citizen), "terminate", ground="no-successor", fact=FACT)
    assert [event.is_told for event in told] == [False]


def test_article_30_the_notice_names_ground_and_article(citizen, head):
    receipt = send(citizen)
    do(head, receipt, "terminate", ground="unreachable", fact=FACT)
    case = apps.get_model("cases", "Case").objects.get(number=receipt.number)
    listeners.telling_applicant.tell_closed(
        CaseClosed(case_id=case.id, service="appeal", body=LEAD, outcome="terminated")
    )
    said = apps.get_model("notifications", "Notification").objects.get(account_id=citizen.account_id)
    assert "bogʻlanib boʻlmaydi" in said.body and "30" in said.body


def test_the_grounds_of_a_refusal_are_its_own(citizen, officer, head):
    receipt = send(citizen)
    with pytest.raises(errors.RefusalIncomplete):
        api.refuse(officer, case=receipt.public_id, ground="unreachable", fact=FACT)
    with pytest.raises(errors.RefusalIncomplete):
        do(head, receipt, "terminate", ground="insulting", fact=FACT)


def test_a_body_that_takes_part_ends_nothing(citizen):
    receipt = send(citizen, answers=petition(bodies=[LEAD, "iiv"]))
    co_head = staff("iiv", "petitions-head", "head")
    for act in ("leave", "terminate", "join", "transfer", "return", "study"):
        with pytest.raises(errors.ActNotPossible):
            do(co_head, receipt, act)
