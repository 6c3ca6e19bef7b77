"""A body that takes part reads what it needs and no more; one complained about, nothing of the writer. ORQ-445, 19."""

from uuid import UUID, uuid4

import pytest
from django.apps import apps

from darcha.kernel.cases import api
from darcha.kernel.cases.errors import NotFound
from darcha.kernel.cases.queries.officer_case import fields_shown
from darcha.kernel.documents import api as documents

from .test_submit import picture
from .world import CANARY_NAME, LEAD, OTHER_BODY, petition, send, staff

WRITTEN = {
    "kind": "complaint",
    "bodies": [LEAD, OTHER_BODY],
    "phone": "+998901234567",
    "writes": "together",
    "people": "Kanareyev Qodir, Nukus, Doʻslik 5",
}


@pytest.fixture
def collective(citizen):
    return send(citizen, answers=petition(**WRITTEN))


def test_article_19_the_lead_reads_all_of_it(collective, officer):
    view = api.officer_case(officer, collective.public_id)
    assert view.answers["people"] == WRITTEN["people"]
    assert (view.answers["phone"], view.applicant["name"]) == (WRITTEN["phone"], CANARY_NAME)
    assert view.facts and not view.closed_files


def test_article_19_a_co_addressee_reads_the_substance_and_the_name_alone(collective, outsider, citizen):
    view = api.officer_case(outsider, collective.public_id)
    assert set(view.answers) == {"kind", "text", "bodies", "writes"}
    assert set(view.applicant) == {"kind", "name", "region"}
    assert view.facts == ()
    line = apps.get_model("exchange", "AccessRecord").objects.get(person_id=citizen.person_id, source="case")
    assert line.fields == fields_shown(view)
    assert not {"answers.phone", "answers.address", "answers.people"} & set(line.fields)


def test_article_19_the_talk_with_the_writer_is_the_leads_own(collective, citizen, officer, outsider):
    api.ask_applicant(officer, case=collective.public_id, words="Telefoningiz qaysi?")
    api.answer(citizen, case=collective.public_id, words="Kanareyka: 1234567")
    lead, co = (api.officer_case(who, collective.public_id).timeline for who in (officer, outsider))
    assert [line.code for line in lead] == [line.code for line in co]
    assert any("1234567" in str(line.words) for line in lead)
    assert not any(line.words for line in co)


def sent_with_power(citizen):
    def file(name: str, colour: str) -> str:
        stored = documents.receive_file(citizen, name=name, content=picture(colour), purpose="case-file")
        return str(stored.public_id)

    power, evidence = file("power.png", "red"), file("evidence.png", "blue")
    answers = petition(
        bodies=[LEAD, OTHER_BODY],
        files=[evidence],
        writes="for-another",
        people="Kanareyeva Oy, Nukus",
        power=[power],
    )
    return send(citizen, answers=answers), UUID(power), UUID(evidence)


def test_article_19_a_private_paper_opens_for_the_lead_alone(citizen, officer, outsider):
    receipt, power, evidence = sent_with_power(citizen)
    assert api.officer_case(outsider, receipt.public_id).closed_files == {power}
    assert api.case_of_file(outsider, receipt.public_id, evidence).number == receipt.number
    assert api.case_of_file(officer, receipt.public_id, power).number == receipt.number
    with pytest.raises(NotFound):
        api.case_of_file(outsider, receipt.public_id, power)
    with pytest.raises(NotFound):
        api.case_of_file(outsider, uuid4(), evidence)


def test_article_19_a_body_complained_about_that_takes_part_later_reads_nobodys_name(citizen):
    receipt = send(citizen, answers=petition(kind="complaint", bodies=[LEAD], about_body=OTHER_BODY))
    participants = apps.get_model("cases", "CaseParticipant").objects
    case = apps.get_model("cases", "Case").objects.get(number=receipt.number)
    participants.create(case=case, body=OTHER_BODY, role="co", place=1)
    view = api.officer_case(staff(OTHER_BODY, "petitions-officer"), receipt.public_id)
    assert view.applicant == {"kind": "individual"}
    assert CANARY_NAME not in repr(view)
    assert "Kanareyka koʻchasi" not in repr(view.applicant) + repr(view.facts)
