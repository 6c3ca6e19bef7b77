"""A body's reading of a case is written down, with exactly the fields that were shown, or it does not happen."""

import pytest
from django.apps import apps

from darcha.kernel.cases import api
from darcha.kernel.cases.queries.officer_case import fields_shown

from .world import PERMIT, PERMIT_ANSWERS, car_of, send


def looked(who):
    return apps.get_model("exchange", "AccessRecord").objects.filter(person_id=who.person_id, source="case")


def test_the_person_sees_who_looked_and_at_what(citizen, officer):
    receipt = send(citizen)
    view = api.officer_case(officer, receipt.public_id)
    line = looked(citizen).get()
    assert (line.body, line.purpose, line.case_id) == ("adliya", "handle-case", view.row.id)
    assert line.fields == fields_shown(view)
    assert {f"answers.{key}" for key in view.answers} <= set(line.fields)
    assert {f"applicant.{key}" for key in view.applicant} <= set(line.fields)


def test_without_the_line_nothing_is_shown(citizen, officer, monkeypatch):
    receipt = send(citizen)

    def broken(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("darcha.kernel.exchange.api.record_access", broken)
    with pytest.raises(RuntimeError):
        api.officer_case(officer, receipt.public_id)
    assert not looked(citizen).exists()


def test_the_grounds_of_a_petition_last_one_working_day(citizen, officer, now):
    receipt = send(citizen)
    assert not any(one.is_over for one in api.officer_case(officer, receipt.public_id).grounds)
    now.move_to("2026-03-11T00:00+05:00")  # registered on Friday; Monday is a moved day off
    view = api.officer_case(officer, receipt.public_id)
    assert all(one.is_over for one in view.grounds)
    why = {act.act.value: act.why_not for act in view.acts}
    assert why["refuse"] == "grounds-over" and why["reply"] is None
    assert {act.act.value: act.why_not for act in api.possible_actions(officer, receipt.public_id)} == why


def test_whether_asking_stops_the_clock_is_the_laws_word(citizen, officer, inspector):
    car_of(citizen)
    permit = send(citizen, PERMIT, PERMIT_ANSWERS)
    assert api.officer_case(inspector, permit.public_id).asking_stops
    assert not api.officer_case(officer, send(citizen).public_id).asking_stops


def test_the_applicants_own_reading_is_not_written_down(citizen):
    receipt = send(citizen)
    api.case_for(citizen, receipt.public_id)
    assert not looked(citizen).exists()


def test_lists_show_nothing_of_the_person_and_leave_no_line(citizen, officer):
    send(citizen)
    api.worklist(officer)
    assert not looked(citizen).exists()
