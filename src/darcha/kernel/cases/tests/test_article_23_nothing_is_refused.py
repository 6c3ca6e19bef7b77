"""A petition with the minimum is always registered, whatever will be said of it later. ORQ-445, articles 22-24-1."""

from datetime import date

import pytest

from darcha.ground import clock
from darcha.ground.identifiers import pinfl
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import WrongAddressee
from darcha.kernel.notifications import api as notifications
from darcha.kernel.registries import api as registries

from .world import LEAD, SYSTEM, person, petition, send

CABINET = "vazirlar-mahkamasi"
COMPLAINT = {"kind": "complaint", "about_body": LEAD}


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"text": "Suv yoʻq"},
        {"text": "REKLAMA !!! qqq www zzz"},
        {"kind": "complaint", "about_body": "iiv", "learned_on": "1999-01-01"},
        {"writes": "for-another", "people": "Aliyeva Oy, Nukus"},
        {"writes": "together", "people": "faqat ism\n, faqat joy"},
        {"kind": "complaint", "about_official": "Rahbar Aliyev"},
        COMPLAINT,
    ],
    ids=lambda written: "+".join(written) or "plain",
)
def test_article_23_it_is_registered_the_same_day(citizen, written):
    receipt = send(citizen, answers=petition(**written))
    assert receipt.registered_at.date() == clock.today()
    assert api.case_for(citizen, receipt.public_id).row.number == receipt.number


def test_article_23_the_same_writer_may_write_again_and_again(citizen):
    assert len({send(citizen).number for _ in range(3)}) == 3


@pytest.mark.parametrize("born_on", [date(2016, 5, 17), date(2010, 1, 1), date(1930, 1, 1)])
def test_article_24_1_a_child_files_alone(packs, born_on):
    child = person(9, "Kichkinayeva Oy Bahodir qizi")
    record = registries.get_record(child.person_id, who=SYSTEM, purpose="keep-register")
    registries.record(
        SYSTEM,
        registry="population",
        record_id=child.person_id,
        data={**record.data, "pinfl": pinfl.make("female", born_on, 990, 9), "born_on": born_on.isoformat()},
        source="test",
    )
    assert send(child).registered_at is not None


def test_article_25_only_where_nobody_could_get_it_another_body_is_asked_for(citizen):
    with pytest.raises(WrongAddressee):
        send(citizen, answers=petition(kind="complaint", bodies=[CABINET], about_body=CABINET))


def test_article_21_it_may_be_written_to_the_cabinet_together_with_others_and_the_first_leads(citizen):
    receipt = send(citizen, answers=petition(bodies=[CABINET, LEAD, "iiv"]))
    view = api.case_for(citizen, receipt.public_id)
    assert [(one.body, one.role) for one in view.participants] == [(CABINET, "lead"), (LEAD, "co"), ("iiv", "co")]


def test_article_25_a_complaint_reaches_the_superior_and_never_its_subject(citizen):
    receipt = send(citizen, answers=petition(**COMPLAINT))
    view = api.case_for(citizen, receipt.public_id)
    assert [one.body for one in view.participants] == [CABINET]


def test_article_25_the_writer_is_told_who_gets_it_and_why(citizen):
    send(citizen, answers=petition(**COMPLAINT))
    deliver_all()
    (notice,) = [one for one in notifications.inbox_of(citizen) if one.key == "cases.sent_above"]
    assert "Vazirlar Mahkamasi" in notice.body and "25-modda" in notice.body


def test_article_25_whoever_writes_to_another_body_is_told_of_nobody_above(citizen):
    receipt = send(citizen, answers=petition(kind="complaint", about_body="iiv"))
    assert all(line.code != "sent_above" for line in api.timeline(citizen, receipt.public_id))
