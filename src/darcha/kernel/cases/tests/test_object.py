"""Objecting from the case itself: a case of its own at the higher body, and what was decided rests meanwhile."""

from datetime import date

import pytest

from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, errors
from darcha.kernel.cases.models import Case, CaseLink
from darcha.kernel.cases.types import CaseState
from darcha.kernel.catalogue.types import Act
from darcha.kernel.documents import api as documents
from darcha.kernel.documents.types import Outcome
from darcha.kernel.exchange import api as exchange
from darcha.kernel.notifications import api as notifications

from . import world
from .world import LAW, send

FACT = world.NOT_OWNER
GROUNDS = "Avtomobil mening nomimda, guvohnoma nusxasi ilova qilingan."
ASKS = "Rad etishni bekor qiling."


def object_to(who, case, **said):
    return api.object_to(who, case=case.public_id, **{"words": GROUNDS, "asks": ASKS, **said})


def verdict(case, who):
    (row,) = documents.documents_of_case(case.id)
    code = documents.find_document(who, row.public_id).code
    return documents.verify_code(code)


def test_an_objection_is_a_case_of_its_own_at_the_superior_with_number_and_term(citizen, refused, judge):
    row = object_to(citizen, refused)
    assert (row.body, row.kind, row.state) == ("iiv", "objection", CaseState.NEW)
    assert row.number != refused.number
    assert row.due.due_on == date(2026, 4, 22)  # 30 working days after Friday 6 March
    link = CaseLink.objects.get(case_id=row.id)
    assert (link.other_id, link.kind, link.params["act"]) == (refused.id, "objects-to", "refusal")
    assert [item.number for item in api.worklist(judge).items] == [row.number]


def test_the_first_case_tells_of_it_and_the_decision_rests(citizen, refused):
    assert verdict(refused, citizen).suspended_on is None
    row = object_to(citizen, refused)
    line = api.timeline(citizen, refused.public_id)[-1]
    assert (line.code, line.params["objection"], line.params["suspends"]) == ("objected", row.number, True)
    now = verdict(refused, citizen)
    assert (now.outcome, now.suspended_on) == (Outcome.VALID, date(2026, 3, 6))
    assert documents.documents_of_case(refused.id)[0].suspended


def test_both_bodies_and_the_applicant_hear_of_it(citizen, refused, judge):
    inspector_head = world.staff("yhxx", "permits-head", "head")
    row = object_to(citizen, refused)
    deliver_all()
    for who in (judge, inspector_head):
        said = notifications.inbox_of(who)
        assert any(row.number in one.body for one in said)
    assert any(row.number in one.body for one in notifications.inbox_of(citizen))


def test_the_same_words_sent_twice_are_one_objection_and_other_words_wait(citizen, refused):
    assert object_to(citizen, refused).number == object_to(citizen, refused).number
    with pytest.raises(errors.ActNotPossible) as refusal:
        object_to(citizen, refused, words="Endi boshqa asoslar bilan yozyapman.")
    assert refusal.value.params["reason"] == "objection-open"
    assert Case.objects.filter(kind="objection").count() == 1


def test_before_anything_is_decided_and_in_time_there_is_nothing_to_object_to(citizen, permit):
    with pytest.raises(errors.ActNotPossible) as refusal:
        api.object_to(citizen, case=permit.public_id, words=GROUNDS, asks=ASKS)
    assert refusal.value.params["reason"] == "objection-nothing"
    assert not any(act.act is Act.OBJECT and act.possible for act in api.possible_actions(citizen, permit.public_id))
    assert api.ways_to_object(citizen, permit.public_id).ways == ()


def test_silence_is_objected_to_from_the_moment_the_term_is_over(citizen, permit, now):
    now.move_to("2026-03-06T12:00+05:00")
    assert [way.act for way in api.ways_to_object(citizen, permit.public_id).possible] == ["silence"]
    row = api.object_to(citizen, case=permit.public_id, words=GROUNDS, asks=ASKS)
    assert CaseLink.objects.get(case_id=row.id).params == {"act": "silence", "line": None}
    first = api.case_for(citizen, permit.public_id)
    assert (first.row.state, first.timeline[-1].params["suspends"]) == (CaseState.NEW, False)


def test_after_thirty_working_days_it_is_too_late(citizen, refused, now):
    now.move_to("2026-04-23T00:00+05:00")
    with pytest.raises(errors.ActNotPossible) as refusal:
        object_to(citizen, refused)
    assert refusal.value.params["reason"] == "objection-too-late"


def test_of_a_petition_good_cause_restores_the_year(citizen, officer, now):
    letter = send(citizen)
    answered = api.reply(officer, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    now.move_to("2027-03-10T09:00+05:00")
    with pytest.raises(errors.NeedsUnmet) as refusal:
        object_to(citizen, answered)
    assert set(refusal.value.fields) == {"late_because"}
    row = object_to(citizen, answered, late_because="Bir yil davomida kasalxonada yotdim.")
    assert row.body == "vazirlar-mahkamasi"
    assert row.due.due_on == date(2027, 3, 25)  # an objection about a petition: 15 days
    assert api.case_for(citizen, row.public_id).answers["late_because"].startswith("Bir yil")


def test_above_the_cabinet_of_ministers_there_is_only_a_court(citizen, now):
    cabinet = world.staff("vazirlar-mahkamasi", "petitions-officer")
    letter = send(citizen, answers=world.petition(bodies=["vazirlar-mahkamasi"]))
    answered = api.reply(cabinet, case=letter.public_id, grounds=LAW, words="Chiroqlar keyingi haftada tuzatiladi.")
    with pytest.raises(errors.ActNotPossible) as refusal:
        object_to(citizen, answered)
    assert refusal.value.params["reason"] == "objection-court"


def test_nobody_objects_for_another(stranger, refused):
    with pytest.raises(errors.NotFound):
        object_to(stranger, refused)
    with pytest.raises(errors.NotFound):
        api.ways_to_object(stranger, refused.public_id)


@pytest.mark.parametrize(("said", "field"), [({"words": "qisqa"}, "words"), ({"asks": ""}, "asks")])
def test_without_grounds_or_a_request_it_is_not_taken_and_nothing_changes(citizen, refused, said, field):
    with pytest.raises(errors.Refusal) as refusal:
        object_to(citizen, refused, **said)
    assert set(refusal.value.fields) == {field}
    assert not Case.objects.filter(kind="objection").exists()
    assert not documents.documents_of_case(refused.id)[0].suspended


def test_it_is_not_applied_for_like_a_service(citizen, packs):
    with pytest.raises(errors.ServiceClosed):
        send(citizen, "administrative-complaint", {"words": GROUNDS})


def test_the_higher_body_reads_the_first_case_and_that_is_written_down(citizen, refused, judge, outsider):
    row = object_to(citizen, refused)
    view = api.objected_case(judge, row.public_id)
    assert (view.row.number, view.acts) == (refused.number, ())
    assert view.decision.fact == FACT
    line = exchange.accesses_of(citizen.person_id).items[0]
    assert (line.body, line.purpose, line.case_id) == ("iiv", "judge-objection", refused.id)
    with pytest.raises(errors.NotFound):
        api.officer_case(judge, refused.public_id)


def test_whoever_does_not_judge_reads_nothing(citizen, refused, inspector):
    row = object_to(citizen, refused)
    for who in (inspector, citizen, world.staff("adliya", "petitions-officer")):
        with pytest.raises(errors.NotFound):
            api.objected_case(who, row.public_id)


def test_each_side_sees_of_the_other_case_what_it_may(citizen, refused, judge, inspector):
    row = object_to(citizen, refused)
    assert [one.number for one in api.objections_of(citizen, refused.public_id)] == [row.number]
    assert [one.number for one in api.objections_of(citizen, row.public_id)] == [refused.number]
    assert api.objections_of(inspector, refused.public_id) == ()
    assert api.objections_of(judge, row.public_id) == ()
