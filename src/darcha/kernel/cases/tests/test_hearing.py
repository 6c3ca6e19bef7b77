"""To hear the parties: appointed ahead, told, recorded when its moment has come, appointed anew when nobody came."""

import pytest
from django.apps import apps
from django.db import connection

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api
from darcha.kernel.cases.errors import ActNotPossible, NeedsUnmet, NotAllowed, NotFound, WordsMissing
from darcha.kernel.cases.models import CaseRequest

from . import world
from .world import LAW

pytestmark = pytest.mark.usefixtures("packs")
PLACE = "Adliya vazirligi, 3-qavat, 12-xona"
MINUTES = "Kanareyeva keldi va chiroqlar hali ham yonmasligini aytdi."


@pytest.fixture
def letter(citizen):
    return world.send(citizen).public_id


def appoint(who, letter, at="2026-03-12T11:00", place=PLACE, words=""):
    said = {"at": at, "place": place, "words": words}
    return api.perform(who, case=letter, act="appoint-hearing", said=said)


def record(who, letter, came="came", words=MINUTES):
    return api.perform(who, case=letter, act="record-hearing", said={"came": came, "words": words})


def reasons(who, letter):
    return {act.act.value: act.why_not for act in api.possible_actions(who, letter)}


def test_the_applicant_is_told_when_and_where(officer, citizen, letter):
    row = appoint(officer, letter, words="Hujjatlaringizni oling.")
    assert row.state == "in_progress" and row.due == api.get_case(citizen, letter).due
    line = api.case_for(citizen, letter).timeline[-1]
    assert (line.code, line.params) == ("hearing_appointed", {"at": "2026-03-12T11:00:00+05:00"})
    deliver_all()
    said = apps.get_model("notifications", "Notification").objects.filter(account_id=citizen.account_id).last()
    assert said.key == "cases.hearing_appointed"
    assert "12.03.2026" in said.body and "11:00" in said.body and PLACE in said.body


def test_minutes_are_written_once_its_moment_has_come(officer, citizen, letter, now):
    appoint(officer, letter)
    assert reasons(officer, letter)["record-hearing"] == "hearing-not-yet"
    now.move_to("2026-03-12T11:00+05:00")
    record(officer, letter)
    line = api.case_for(citizen, letter).timeline[-1]
    assert (line.code, line.words["text"]) == ("hearing_held", MINUTES)
    assert "record-hearing" not in reasons(officer, letter) and reasons(officer, letter)["appoint-hearing"] is None


def test_who_did_not_come_is_heard_another_day(officer, citizen, letter, now):
    appoint(officer, letter)
    now.move_to("2026-03-12T12:00+05:00")
    record(officer, letter, "no-show", "Ariza beruvchi kelmadi, sababi maʼlum emas.")
    assert api.case_for(citizen, letter).timeline[-1].code == "hearing_missed"
    appoint(officer, letter, "2026-03-17T11:00")
    assert list(CaseRequest.objects.order_by("id").values_list("outcome", flat=True)) == ["no-show", ""]


def test_one_hearing_at_a_time(officer, letter):
    appoint(officer, letter)
    with pytest.raises(ActNotPossible) as refusal:
        appoint(officer, letter, "2026-03-13T11:00")
    assert refusal.value.params["reason"] == "hearing-appointed"


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"at": "2026-03-06T10:00"}, "at"),  # now, and not ahead
        ({"at": "2026-03-05T11:00"}, "at"),
        ({"at": "ertaga"}, "at"),
        ({"at": ""}, "at"),
        ({"place": ""}, "place"),
        ({"place": "x" * 301}, "place"),
    ],
)
def test_bad_input_is_named_and_appoints_nothing(officer, letter, said, path):
    with pytest.raises((NeedsUnmet, WordsMissing)) as refusal:
        appoint(officer, letter, **said)
    assert set(refusal.value.fields) == {path} and not CaseRequest.objects.exists()


def test_nobody_else_appoints_one(citizen, outsider, letter):
    with pytest.raises(NotFound):
        appoint(outsider, letter)
    with pytest.raises(NotAllowed):
        appoint(citizen, letter)


def test_a_decision_ends_what_was_appointed(officer, letter):
    appoint(officer, letter)
    api.reply(officer, case=letter, grounds=LAW, words="Chiroqlar ertaga yonadi, ustalar yuborildi.")
    assert CaseRequest.objects.get().outcome == "void"


def test_minutes_and_place_are_sealed(officer, letter, now):
    appoint(officer, letter)
    now.move_to("2026-03-12T11:00+05:00")
    record(officer, letter)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words::text FROM cases_caserequest UNION ALL SELECT words::text FROM cases_caseevent")
        kept = "".join(str(row[0]) for row in cursor.fetchall())
    assert PLACE not in kept and MINUTES not in kept
