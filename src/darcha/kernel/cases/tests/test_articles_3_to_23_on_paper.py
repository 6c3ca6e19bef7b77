"""What comes on paper or is said aloud is registered, whatever it lacks. ORQ-445, articles 3-6,
23, 24-1, 25, 27, 29."""

from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps

from darcha.ground import clock
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import AnswersIncomplete, GroundNotSo, KeyReused, NotAllowed, NotFound
from darcha.kernel.cases.types.registering import Arrival, Writer
from darcha.kernel.documents import api as documents
from darcha.kernel.exchange import api as exchange
from darcha.kernel.identity.types import ANONYMOUS

from .test_submit import picture
from .world import (
    CANARY_NAME,
    LAW,
    LEAD,
    PERMIT,
    PETITION,
    SYSTEM,
    company_of,
    number_of,
    person,
    petition,
    send,
    staff,
)

CABINET = "vazirlar-mahkamasi"
LETTER = {"kind": "application", "text": "Hovlimizga suv kelmayapti, yordam bering."}
AZIZ = Writer(name="Azizov Aziz", number="", document="")


def register(officer, *, way="post", on=None, writer=AZIZ, key="", signed=True, confirmed=False, **answers):
    return api.register_for(
        officer,
        service_key=PETITION,
        body=LEAD,
        arrival=Arrival(way, on, is_signed=signed, is_confirmed=confirmed),
        writer=writer,
        answers={**LETTER, "address": "Nukus, Doʻslik, 5", **answers},
        language="kaa",
        idempotency_key=key or str(uuid4()),
    )


@pytest.mark.parametrize(
    "lacking",
    [
        {},
        {"writer": Writer()},
        {"address": ""},
        {"signed": False},
        {"kind": "complaint", "learned_on": "1999-01-01"},
        {"writes": "for-another", "people": "Aliyeva Oy, Nukus"},
        {"way": "oral", "confirmed": False},
        {"kind": "complaint", "about_body": LEAD},
    ],
    ids=str,
)
def test_article_23_registering_is_never_refused(officer, lacking):
    done = register(officer, **lacking)
    assert done.receipt.registered_at.date() == clock.today()
    assert done.days_late == 0


def test_article_23_the_journal_names_number_day_writer_way_language_and_who_registered(officer, head):
    done = register(officer, way="in-person")
    view = api.officer_case(head, done.receipt.public_id)
    assert view.row.number == done.receipt.number
    assert (view.row.channel, view.language, view.row.kind) == ("in-person", "kaa", "application")
    assert view.applicant["name"] == AZIZ.name
    assert view.answers["address"] == "Nukus, Doʻslik, 5"
    came = next(line for line in view.timeline if line.code == "came_in_person")
    assert (came.body, came.post) == (LEAD, "petitions-officer")


def test_article_23_what_is_registered_later_than_the_day_it_came_counts_from_that_day_and_is_said(officer, now):
    now.move_to("2026-03-12T10:00+05:00")
    done = register(officer, on=date(2026, 3, 6))
    assert (done.receipt.registered_at.date(), done.days_late) == (date(2026, 3, 6), 6)
    assert done.receipt.due.due_on == date(2026, 3, 24)
    codes = [line.code for line in api.officer_case(officer, done.receipt.public_id).timeline]
    assert "registered_late" in codes


def test_article_23_a_day_off_makes_nothing_late(officer, now):
    now.move_to("2026-03-10T11:00+05:00")  # Tuesday; the 7th to the 9th are days off
    assert register(officer, on=date(2026, 3, 7)).days_late == 0


def test_nothing_comes_tomorrow(officer):
    with pytest.raises(AnswersIncomplete) as refused:
        register(officer, on=date(2026, 3, 7))
    assert set(refused.value.fields) == {"arrived_on"}


@pytest.mark.parametrize(
    ("answers", "field"), [({"text": ""}, "text"), ({"kind": ""}, "kind"), ({"kind": "poem"}, "kind")]
)
def test_what_the_journal_needs_is_named(officer, answers, field):
    with pytest.raises(AnswersIncomplete) as refused:
        register(officer, **answers)
    assert set(refused.value.fields) == {field}


def test_whom_the_register_knows_finds_it_in_the_own_cabinet(officer, citizen):
    writer = Writer(name="kim", number=number_of(citizen), document="aa 0000001")
    done = register(officer, writer=writer)
    assert api.case_for(citizen, done.receipt.public_id).applicant["name"] == CANARY_NAME
    assert LEAD in {line.body for line in exchange.accesses_of(citizen.person_id).items}


@pytest.mark.parametrize(
    ("writer", "field"),
    [
        (Writer(number="1", document="AA0000001"), "number"),
        (Writer(number="41705909900013", document="AA0000009"), "number"),
        (Writer(document="AA0000001"), "number"),
        (Writer(kind="entity", number="399999999"), "number"),
    ],
    ids=str,
)
def test_numbers_that_belong_to_nobody_are_put_right_or_left_out(officer, citizen, writer, field):
    with pytest.raises(AnswersIncomplete) as refused:
        register(officer, writer=writer)
    assert set(refused.value.fields) == {field}


def test_a_document_without_a_form_is_named(officer, citizen):
    with pytest.raises(AnswersIncomplete) as refused:
        register(officer, writer=Writer(number=number_of(citizen), document="?"))
    assert set(refused.value.fields) == {"document"}


def test_a_number_without_a_document_proves_nobody(officer, citizen):
    with pytest.raises(AnswersIncomplete) as refused:
        register(officer, writer=Writer(number=number_of(citizen)))
    assert set(refused.value.fields) == {"document"}


def test_a_firm_is_found_by_its_number(officer, citizen):
    company_of(citizen)
    done = register(officer, writer=Writer(kind="entity", number="301234567"))
    case = apps.get_model("cases", "Case").objects.get(number=done.receipt.number)
    assert (case.party_kind, case.account_id) == ("entity", None)


def test_nobody_else_sees_it(officer, citizen, outsider):
    done = register(officer)
    for who in (citizen, outsider):
        with pytest.raises(NotFound):
            api.get_case(who, done.receipt.public_id)


def test_the_same_unknown_writer_is_the_same_and_an_anonymous_one_nobody_else(officer):
    def party(**more):
        number = register(officer, **more).receipt.number
        return apps.get_model("cases", "Case").objects.get(number=number).party_id

    assert party() == party(writer=Writer(name="  AZIZOV  aziz "))
    assert party() != party(writer=Writer(name="Azizov Bobur"))
    assert party(writer=Writer()) != party(writer=Writer())


def test_article_27_of_a_list_the_first_named_gets_the_reply(officer):
    people = "ismsiz\nKarimova Oy, Nukus, Ajiniyoz, 3\nSaidov Ali, Chimboy"
    done = register(officer, writer=Writer(), address="", writes="together", people=people)
    view = api.officer_case(officer, done.receipt.public_id)
    assert (view.applicant["name"], view.answers["address"]) == ("Karimova Oy", "Nukus, Ajiniyoz, 3")
    assert view.answers["people"] == people


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ({}, True),
        ({"signed": True, "writer": Writer()}, True),
        ({"way": "oral", "signed": False, "writer": Writer()}, True),
    ],
    ids=str,
)
def test_article_29_an_anonymous_one_is_registered_and_left_unconsidered_afterwards(officer, head, said, stands):
    done = register(officer, **{"signed": False, **said})
    api.officer_case(head, done.receipt.public_id)
    row = api.leave(head, case=done.receipt.public_id, ground="anonymous", fact="Imzo ham, ism ham yoʻq")
    assert row.outcome == "unconsidered"


def test_article_24_1_a_representative_without_power_is_registered_and_told(officer, head):
    done = register(officer, writes="for-another", people="Aliyeva Oy, Nukus")
    api.officer_case(head, done.receipt.public_id)
    with pytest.raises(GroundNotSo):
        api.leave(head, case=done.receipt.public_id, ground="not-compliant", fact="Hech narsa yetishmaydi")
    assert api.leave(head, case=done.receipt.public_id, ground="no-authority", fact="Ishonchnoma yoʻq").outcome


def test_article_25_a_complaint_about_the_body_goes_to_the_one_above(officer):
    done = register(officer, kind="complaint", about_body=LEAD)
    assert (done.body, done.about_itself) == (CABINET, True)
    with pytest.raises(NotFound):
        api.officer_case(officer, done.receipt.public_id)


def test_article_25_above_whom_nobody_stands_keeps_what_arrived_there(packs):
    clerk = staff(CABINET, "petitions-officer")
    done = api.register_for(
        clerk,
        service_key=PETITION,
        body=CABINET,
        arrival=Arrival("post"),
        writer=AZIZ,
        answers={**LETTER, "kind": "complaint", "about_body": CABINET},
        language="uz",
        idempotency_key="1",
    )
    assert (done.body, done.about_itself) == (CABINET, False)


def test_others_whom_it_names_take_part(officer):
    done = register(officer, bodies=["iiv", LEAD])
    view = api.officer_case(officer, done.receipt.public_id)
    assert [(one.body, one.role) for one in view.participants] == [(LEAD, "lead"), ("iiv", "co")]


def test_what_was_said_aloud_is_read_back_and_confirmed(officer):
    done = register(officer, way="oral", signed=False, confirmed=True)
    codes = [line.code for line in api.officer_case(officer, done.receipt.public_id).timeline]
    assert {"came_oral", "read_back"} <= set(codes)


def test_a_scan_is_bound_to_it(officer):
    scan = documents.receive_file(officer, name="xat.png", content=picture("red"), purpose="case-file")
    done = api.register_for(
        officer,
        service_key=PETITION,
        body=LEAD,
        arrival=Arrival("post", is_signed=True),
        writer=AZIZ,
        answers={**LETTER, "files": [str(scan.public_id)]},
        language="uz",
        idempotency_key="1",
    )
    assert [one.public_id for one in documents.files_of_case(done.case_id)] == [scan.public_id]


def test_the_same_key_registers_once(officer):
    first, again = register(officer, key="k"), register(officer, key="k")
    assert (first.receipt.number, again.code) == (again.receipt.number, "")
    with pytest.raises(KeyReused):
        register(officer, key="k", text="Boshqa xat yozildi")


def test_only_those_who_have_to_do_with_petitions_register(citizen, outsider, inspector):
    for who in (outsider, inspector, citizen):
        with pytest.raises(NotAllowed):
            register(who)


def test_only_petitions_are_registered_so(officer):
    with pytest.raises(Exception, match="service-closed"):
        api.register_for(
            officer,
            service_key=PERMIT,
            body=LEAD,
            arrival=Arrival("post"),
            writer=AZIZ,
            answers=LETTER,
            language="uz",
            idempotency_key="1",
        )


def test_the_code_of_the_slip_follows_it_and_says_nothing_of_anybody(officer):
    done = register(officer)
    followed = api.follow(ANONYMOUS, code=done.code)
    assert (followed.row.number, followed.service.key) == (done.receipt.number, PETITION)
    assert AZIZ.name not in repr(followed)
    assert not any(line.words for line in followed.timeline)
    assert all(line.code != "internal" for line in followed.timeline)


@pytest.mark.parametrize("code", ["", "?", "0000-0000-0000-0000", "x" * 300])
def test_another_code_follows_nothing(officer, code):
    register(officer)
    with pytest.raises(NotFound):
        api.follow(ANONYMOUS, code=code)


def test_nothing_of_the_writer_stands_open_in_the_tables(officer):
    done = register(officer)
    case = apps.get_model("cases", "Case").objects.get(number=done.receipt.number)
    assert done.code not in str(vars(apps.get_model("cases", "CaseSlip").objects.get(case=case)))


def test_it_can_be_worked_to_its_end_without_an_account(officer):
    done = register(officer)
    api.officer_case(officer, done.receipt.public_id)
    words = "Suv quvuri 20-martgacha tuzatiladi: ORQ-445, 27-modda asosida javob berildi."
    assert api.reply(officer, case=done.receipt.public_id, grounds=LAW, words=words).outcome == "replied"
    assert not api.tell_applicant(SYSTEM, case_id=done.case_id, code="replied")


def test_the_ordinary_way_still_has_its_account(citizen):
    receipt = send(citizen, answers=petition())
    assert apps.get_model("cases", "Case").objects.get(number=receipt.number).account_id == citizen.account_id
    assert person(5).account_id
