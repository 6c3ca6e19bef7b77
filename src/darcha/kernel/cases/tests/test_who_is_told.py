"""Whom a rung tells, in which language, and how the screens say so."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.template.loader import render_to_string

from darcha.ground import clock, text
from darcha.ground.outbox.testing import deliver_all
from darcha.kernel.cases import api, errors, panels
from darcha.kernel.cases.models import Case, CaseRung
from darcha.kernel.cases.rules.who_is_told import inspectorate_of, told
from darcha.kernel.cases.types import Reached
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.identity.types import Post, PostHolder

from . import world
from .world import PETITION, SYSTEM, send

REMINDER, END, INSPECTORATE = (
    clock.parse(moment) for moment in ("2026-03-19T09:00", "2026-03-25T00:00", "2026-03-27T18:00")
)


def holder(key: str, role: str = "officer", services: tuple[str, ...] = ()) -> PostHolder:
    return PostHolder(uuid4(), key, Post("body", key, role, services))


CLERK, OTHER_CLERK, ARCHIVIST = holder("clerk"), holder("clerk"), holder("archivist")
OF_ANOTHER_SERVICE, CHIEF = holder("clerk", services=("fishing",)), holder("chief", "head")
EVERYBODY = (CLERK, OTHER_CLERK, ARCHIVIST, OF_ANOTHER_SERVICE, CHIEF)
INSPECTOR, MINISTER = holder("inspector"), holder("minister", "head")
OVERSEER = holder("overseer", "inspector")


def those(to, holders=EVERYBODY, *, assigned_to=None, inspectors=(INSPECTOR, MINISTER)) -> list[PostHolder]:
    return list(
        told(
            to,
            service="service",
            assigned_to=assigned_to,
            posts_here={"clerk", "chief"},
            holders=holders,
            inspectors=inspectors,
        )
    )


def test_who_is_told():
    assert those(["officer"]) == [CLERK, OTHER_CLERK]
    assert those(["officer"], assigned_to=ARCHIVIST.account_id) == [ARCHIVIST]
    assert those(["officer"], assigned_to=uuid4()) == [CLERK, OTHER_CLERK]  # its holder has left
    assert those(["officer"], (ARCHIVIST, OF_ANOTHER_SERVICE, CHIEF)) == [ARCHIVIST]
    assert those(["officer"], (OF_ANOTHER_SERVICE, CHIEF)) == [CHIEF]
    assert those(["head"]) == [CHIEF]
    assert those(["officer", "head"], assigned_to=CHIEF.account_id) == [CHIEF]
    assert those(["inspectorate"]) == [MINISTER]
    assert those(["inspectorate"], inspectors=(INSPECTOR,)) == [INSPECTOR]
    assert those(["officer", "head"], ()) == []
    assert those(["officer", "head"]) == [CLERK, OTHER_CLERK, CHIEF]
    assert those(["officer", "head", "inspectorate"]) == [CLERK, OTHER_CLERK, CHIEF, MINISTER]
    of_this = holder("clerk", services=("service", "fishing"))
    assert those(["officer"], (OF_ANOTHER_SERVICE, of_this, CHIEF)) == [of_this]


def test_an_inspector_is_told_before_the_heads_of_the_inspectorate():
    assert those(["inspectorate"], inspectors=(MINISTER, holder("clerk"), OVERSEER)) == [OVERSEER]


def test_whoever_is_away_is_not_told_while_somebody_is_there():
    away = replace(CLERK, is_away=True)
    assert those(["officer"], (away, OTHER_CLERK, CHIEF)) == [OTHER_CLERK]
    assert those(["officer"], (away, CHIEF)) == [CHIEF]
    assert those(["officer"], (away,)) == [away]  # better told late than nobody


def test_nobody_inspects_itself():
    assert inspectorate_of("ministry", "agency", "ministry") == "ministry"
    assert inspectorate_of("ministry", "ministry", "cabinet") == "cabinet"
    assert inspectorate_of("ministry", "ministry", None) is None


@pytest.fixture
def overdue(citizen, now):
    """A petition to a body that is not the inspectorate, left alone."""
    now.move_to("2026-03-06T17:59+05:00")
    receipt = send(citizen, answers=world.petition(bodies=[world.OTHER_BODY]), language="ru")
    deliver_all()
    return receipt


def speaks(who, language: str):
    apps.get_model("identity", "Account").objects.filter(id=who.account_id).update(language=language)
    return who


def said_to(who) -> list[tuple[str, str]]:
    notices = apps.get_model("notifications", "Notification").objects.filter(account_id=who.account_id).order_by("id")
    return [(notice.key, notice.subject) for notice in notices]


def test_each_is_told_once_in_their_own_language(overdue, now, citizen):
    clerk = speaks(world.staff(world.OTHER_BODY, "petitions-officer"), "kaa")
    head = speaks(world.staff(world.OTHER_BODY, "petitions-head", "head"), "ru")
    supervisor = speaks(world.staff(catalogue.current().ladder.inspectorate, "petitions-head", "head"), "en")
    number = overdue.number
    for moment in (REMINDER, END, INSPECTORATE):
        now.move_to(moment)
        api.sweep_terms(SYSTEM)
        deliver_all()
    assert said_to(clerk) == [
        ("cases.reminded", f"Múddet tawsılmaqta: {number}"),
        ("cases.overdue", f"Múddet ótti, qarar joq: {number}"),
    ]
    assert said_to(head) == [
        ("cases.overdue", f"Срок истёк, решения нет: {number}"),
        ("cases.escalated", f"Срок истёк, решения всё ещё нет: {number}"),
    ]
    assert said_to(supervisor) == [("cases.escalated", f"A body has broken a lawful term: {number}")]
    rung = CaseRung.objects.get(rung="ended")
    again = {"case_id": rung.case_id, "rung": "ended", "end": rung.end}
    assert api.tell_staff(SYSTEM, **again) == 0


def test_the_applicant_hears_once_that_the_term_has_passed_and_how_to_complain(overdue, now, citizen):
    now.move_to(INSPECTORATE)
    api.sweep_terms(SYSTEM)
    deliver_all()
    (notice,) = apps.get_model("notifications", "Notification").objects.filter(key="cases.overdue")
    assert (notice.account_id, notice.language) == (citizen.account_id, "ru")
    assert overdue.number in notice.body and "24.03.2026" in notice.body and "Кабинет Министров" in notice.body
    assert "{" not in notice.subject + notice.body
    ways = apps.get_model("notifications", "Delivery").objects.filter(notification=notice)
    assert sorted(ways.values_list("channel", flat=True)) == ["email", "sms"]


def test_a_body_without_staff_is_noted_and_breaks_nothing(overdue, now, caplog):
    now.move_to(REMINDER)
    api.sweep_terms(SYSTEM)
    deliver_all()
    assert "nobody holds a post" in caplog.text


def test_telling_of_a_rung_that_was_not_fired_is_refused(overdue):
    with pytest.raises(errors.NotFound):
        api.tell_staff(SYSTEM, case_id=Case.objects.get().id, rung="ended", end=END)


def test_the_inbox_shows_the_last_rung_of_the_present_end(overdue, now):
    clerk = world.staff(world.OTHER_BODY, "petitions-officer")
    assert api.worklist(clerk).items[0].reached is None
    now.move_to(REMINDER)
    api.sweep_terms(SYSTEM)
    assert api.worklist(clerk).items[0].reached == Reached("reminded", "officer", REMINDER)
    now.move_to(END)
    api.sweep_terms(SYSTEM)
    assert api.worklist(clerk).items[0].reached == Reached("overdue", "head", END)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uz", "27.03.2026 kuni organ rahbariga xabar berildi"),
        ("kaa", "27.03.2026 kúni uyım basshısına xabar berildi"),
        ("ru", "27.03.2026 сообщено руководителю органа"),
        ("en", "The head of the body was told on 27.03.2026"),
    ],
)
def test_the_case_says_who_was_told_and_when_it_really_was(overdue, now, language, words):
    clerk = world.staff(world.OTHER_BODY, "petitions-officer")
    assert panels.ladder_panel(api.officer_case(clerk, overdue.public_id), language) is None
    now.move_to(INSPECTORATE)
    api.sweep_terms(SYSTEM)
    panel = panels.ladder_panel(api.officer_case(clerk, overdue.public_id), language)
    assert len(panel.lines) == len(set(panel.lines)) == 3  # of four rungs; the head was told twice on that day
    assert words in panel.lines
    view = api.officer_case(clerk, overdue.public_id)
    last = replace(view.timeline[-1], at=view.timeline[-1].at + timedelta(minutes=1))
    assert panels.ladder_panel(replace(view, timeline=(*view.timeline, last)), language) == panel  # told twice in a day
    with text.use(language):
        shown = render_to_string("cases/panels/ladder.html", {"panel": panel})
    assert words in shown and "cases." not in shown and "{" not in shown


def test_an_overdue_case_promises_no_day(overdue, now, citizen):
    now.move_to(END)
    api.sweep_terms(SYSTEM)
    steps = panels.timeline_panel(api.case_for(citizen, overdue.public_id), "en").steps
    assert [step.title for step in steps][-2:] == [
        "The term has passed (24.03.2026); the head of the body was told",
        catalogue.service(PETITION).procedure.step("review").name.in_("en"),
    ]
    before = replace(api.case_for(citizen, overdue.public_id), timeline=())
    early = panels.timeline_panel(before, "en", clock.parse("2026-03-24T23:59:59")).steps
    assert early[-1].title == "The decision is due by 24.03.2026"
