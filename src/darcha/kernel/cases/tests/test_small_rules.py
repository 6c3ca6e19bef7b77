"""Rules of a few lines: states, standing, what the applicant is to a pack, what a timeline and a paper print."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

import pytest

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.cases.rules.clock import Happened, legal_events
from darcha.kernel.cases.rules.papers import Ground, choose_paper, paper_lines, valid_until
from darcha.kernel.cases.rules.shown import shown_params
from darcha.kernel.cases.rules.standing import standing_of
from darcha.kernel.cases.rules.states import AFTER, after
from darcha.kernel.cases.rules.subject import subject_of
from darcha.kernel.cases.rules.visibility import sees, visible_to
from darcha.kernel.cases.types import CaseFacts, CaseState, Relation
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Act, DocumentTemplate, Option, RegistryDefinition
from darcha.kernel.identity.types import PartyRef, Post, Principal

from .term_laws import term

NAME = Text(dict.fromkeys(LANGUAGES, "name"))
NOON = datetime(2026, 3, 6, 12)
FACTS = CaseFacts(CaseState.NEW, "review", "permit", "lead", uuid4(), "individual", uuid4(), co_bodies=("co",))


def staff(*posts: Post) -> Principal:
    return Principal(kind="staff", account_id=uuid4(), assurance="mfa", posts=posts)


def test_handing_over_what_waits_for_its_applicant_leaves_it_waiting():
    assert after(Act.ASSIGN, CaseState.AWAITING_APPLICANT) is CaseState.AWAITING_APPLICANT
    assert {act: after(act, CaseState.NEW) for act in AFTER} == AFTER


@pytest.mark.parametrize(
    ("posts", "relation"),
    [
        ((), Relation.NONE),
        ((Post("elsewhere", "clerk", "officer"),), Relation.NONE),
        ((Post("lead", "clerk", "officer", ("other",)),), Relation.NONE),
        ((Post("lead", "clerk", "officer", ("permit",)),), Relation.OFFICER),
        ((Post("lead", "clerk", "officer"),), Relation.OFFICER),
        ((Post("lead", "chief", "head"), Post("lead", "clerk", "officer")), Relation.HEAD),
        ((Post("elsewhere", "clerk", "officer"), Post("co", "clerk", "officer", ("permit",))), Relation.CO_BODY),
        ((Post("co", "clerk", "officer", ("other",)),), Relation.NONE),
        ((Post("co", "chief", "head", ("other",)),), Relation.CO_BODY),
    ],
)
def test_how_staff_stand_towards_a_case_and_what_they_see_agree(posts, relation):
    who = staff(*posts)
    assert standing_of(who, FACTS).relation is relation
    assert sees(visible_to(who), FACTS) is (relation is not Relation.NONE)


def test_staff_without_a_second_factor_stand_nowhere():
    who = replace(staff(Post("lead", "chief", "head")), assurance="sms")
    assert standing_of(who, FACTS).relation is Relation.NONE and not sees(visible_to(who), FACTS)


@pytest.mark.parametrize(
    ("more", "is_applicant"),
    [
        ({"account_id": FACTS.account_id}, True),
        ({"person_id": FACTS.party_id}, True),
        ({"on_behalf_of": PartyRef("individual", FACTS.party_id)}, True),
        ({"on_behalf_of": PartyRef("entity", FACTS.party_id)}, False),
        ({}, False),
    ],
)
def test_who_is_the_applicant(more, is_applicant):
    who = Principal(kind="person", assurance="sms", **more)
    assert (standing_of(who, FACTS).relation is Relation.APPLICANT) is is_applicant


def test_a_company_is_not_its_clerk():
    case = replace(FACTS, party_kind="entity")
    who = Principal(kind="person", account_id=case.account_id, person_id=case.party_id, assurance="sms")
    assert standing_of(who, case).relation is Relation.NONE and not sees(visible_to(who), case)


def test_a_pack_sees_its_applicant_as_the_register_of_that_party_says():
    def register(key: str, **more: object) -> RegistryDefinition:
        return RegistryDefinition(key, NAME, "holder", {}, (), {}, **more)

    registers = {
        "people": register("people", describes="person", roles={"name": "full_name", "phone": "gone"}),
        "firms": register("firms", describes="entity", roles={"name": "title"}),
        "care": register("care", reliefs={"in-need": "record.level > 1", "broken": "record.missing"}),
    }
    facts = {"people": [{"full_name": "A"}], "firms": [], "care": [{"level": 2}], "unknown": [{}]}
    person = subject_of("individual", facts, registers, "as signed in")
    assert person.applicant == {"kind": "individual", "name": "A", "full_name": "A"}
    assert person.reliefs == ("in-need",)
    firm = subject_of("entity", facts, registers, "as signed in")
    assert (firm.applicant, firm.reliefs) == ({"kind": "entity", "name": "as signed in"}, ())


def test_a_line_of_the_timeline_prints_money_and_ends_of_terms():
    params = {"amount": 2966400, "before": "2026-03-24", "after": "2026-03-26T10:00:00+05:00", "number": "26-1"}
    assert shown_params(params, "en") == {
        "amount": shown_params({"amount": 2966400}, "en")["amount"],
        "before": "24.03.2026",
        "after": "26.03.2026, 10:00",
        "number": "26-1",
    }
    assert shown_params({"amount": "free", "before": ""}, "en") == {"amount": "free", "before": ""}


def test_a_paper_prints_what_it_has_words_for():
    service = catalogue.current().services["window-tint-permit"][-1]
    template = DocumentTemplate("t", NAME, "", ("colour", "windows", "secret", "empty"), "approve")
    question = next(one for one in service.form.questions() if one.key == "windows")
    label = next(option for option in question.options if option.value == "rear").label
    texts = {f"document.{name}": NAME for name in ("colour", "windows", "empty")}
    shown = paper_lines(
        replace(service, texts=texts),
        template,
        {"colour": "black", "windows": ["rear", "unlisted"], "secret": "x", "empty": []},
        "en",
    )
    assert shown == [("name", "black"), ("name", f"{label.in_('en')}, unlisted")]
    assert isinstance(question.options[0], Option)


@pytest.mark.parametrize(
    ("valid_for", "last"),
    [(None, None), ("P10D", date(2026, 2, 10)), ("P1M", date(2026, 2, 28)), ("P1M1D", date(2026, 3, 1))],
)
def test_how_long_a_paper_holds(valid_for, last):
    on = date(2026, 1, 31)
    assert valid_until(DocumentTemplate("t", NAME, "", (), "approve", valid_for=valid_for), on) == last


def test_an_answer_in_the_same_moment_as_the_question_is_no_stop():
    law = term(15, "calendar-days", "registration", stops_on=("asked",))
    asked, answered = Happened("asked", NOON), Happened("answered", NOON)
    assert legal_events(law, NOON, [asked, answered]) == []


def test_a_pack_that_prints_nothing_prints_nothing():
    service = replace(catalogue.current().services["window-tint-permit"][-1], documents=())
    assert choose_paper(service, "approve", Ground({}, {}, {}, {})) is None


def test_the_platform_sees_every_case():
    assert sees(visible_to(Principal.system("clock")), FACTS)
