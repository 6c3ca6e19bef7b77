"""Answers in people's words: what was asked is shown, what a register said is not shown as if it had been asked."""

from darcha.kernel.catalogue.panels import answer_rows
from darcha.kernel.catalogue.rules.form import clean_answers
from darcha.kernel.catalogue.types import FormSubject

from .project import service

CAR = {"plate": "01A123BC", "make": "Chevrolet", "model": "Cobalt", "category": "car"}


def test_what_a_chosen_record_carries_is_no_answer_of_the_applicant():
    tint = service("window-tint-permit")
    subject = FormSubject(facts={"vehicles": [CAR]})
    answers = clean_answers(tint, {"vehicle": "01A123BC", "windows": ["rear"], "truth": True}, subject)
    assert answers["vehicle_category"] == "car"
    shown = {row.label: row.value for row in answer_rows(tint, answers, "en", subject=subject)}
    assert shown["Choose the car"] == "Chevrolet Cobalt, 01A123BC"
    assert "What kind of vehicle is it?" not in shown


def test_who_owns_no_car_sees_the_kind_that_was_chosen():
    tint = service("window-tint-permit")
    answers = {"plate": "01A123BC", "vehicle_category": "bus", "windows": ["rear"]}
    shown = {row.label: row.value for row in answer_rows(tint, answers, "en")}
    assert shown["What kind of vehicle is it?"] == "Bus"
