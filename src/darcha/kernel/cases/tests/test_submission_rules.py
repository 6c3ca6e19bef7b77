"""Who files for whom, to which bodies, in which language: the rules before anything is written. No database."""

from dataclasses import replace
from uuid import uuid4

import pytest

from darcha.ground.text import LANGUAGES, Text
from darcha.kernel.cases.errors import AnswersIncomplete, AssuranceTooLow, NotYourParty, ServiceClosed, WrongAddressee
from darcha.kernel.cases.rules.submission import (
    account_of,
    bodies_of,
    check_language,
    check_standing,
    fingerprint,
    kind_of,
    party_of,
)
from darcha.kernel.catalogue import api as catalogue
from darcha.kernel.catalogue.types import Body
from darcha.kernel.identity.types import ANONYMOUS, PartyRef, Principal

NAME = Text(dict.fromkeys(LANGUAGES, "name"))
PERSON = Principal(kind="person", account_id=uuid4(), person_id=uuid4(), assurance="sms")
FIRM = PartyRef("entity", uuid4())


def body(key: str, parent: str | None, takes: bool = True) -> Body:
    return Body(key, NAME, NAME, parent=parent, takes_petitions=takes)


BODIES = {
    one.key: one
    for one in (
        body("cabinet", None),
        body("silent", "cabinet", takes=False),
        body("office", "silent"),
        body("school", "office"),
        body("orphan", "gone"),
    )
}


def petition():
    return catalogue.current().services["appeal"][-1]


def sent_to(*bodies: str, about: str | None = None) -> tuple[str, ...]:
    answers = {"bodies": list(bodies)} | ({"about_body": about} if about else {})
    return bodies_of(petition(), answers, BODIES)


def test_whoever_has_not_signed_in_files_for_nobody():
    with pytest.raises(NotYourParty):
        account_of(ANONYMOUS)
    with pytest.raises(NotYourParty):
        party_of(ANONYMOUS, None)


def test_one_files_for_oneself_or_for_the_party_of_the_proven_mandate():
    acting = replace(PERSON, on_behalf_of=FIRM)
    assert account_of(PERSON) == PERSON.account_id
    assert party_of(PERSON, None) == PartyRef("individual", PERSON.person_id)
    assert party_of(acting, None) == party_of(acting, FIRM) == FIRM
    with pytest.raises(NotYourParty):
        party_of(PERSON, FIRM)


def test_a_language_that_nobody_here_speaks_is_refused():
    for language in (*LANGUAGES, "uz-cyrl"):
        check_language(language)
    with pytest.raises(AnswersIncomplete):
        check_language("fr")


def test_a_service_is_open_in_its_channels_to_whoever_is_proven_well_enough():
    service = petition()
    check_standing(PERSON, service, "portal")
    with pytest.raises(ServiceClosed):
        check_standing(PERSON, service, "pigeon")
    with pytest.raises(ServiceClosed):
        check_standing(PERSON, replace(service, kind="informational"), "portal")
    with pytest.raises(AssuranceTooLow):
        check_standing(PERSON, replace(service, minimum_assurance="mfa"), "portal")


def test_the_first_named_leads_and_each_stands_once():
    assert sent_to("school", "office", "school") == ("school", "office")


def test_a_service_of_an_agency_goes_there():
    service = catalogue.current().services["housing-certificate"][-1]
    assert bodies_of(service, {}, BODIES) == (service.agency,)
    assert (kind_of(service, {"kind": "complaint"}), kind_of(petition(), {"kind": "complaint"})) == ("", "complaint")


def test_a_complaint_goes_past_its_subject_to_the_next_superior_that_takes_petitions():
    assert sent_to("school", about="school") == ("office",)
    assert sent_to("office", about="office") == ("cabinet",)
    assert sent_to("school", "office", about="office") == ("school", "cabinet")


@pytest.mark.parametrize(
    ("bodies", "about"),
    [((), None), (("nobody",), None), (("silent",), None), (("cabinet",), "cabinet"), (("orphan",), "orphan")],
)
def test_an_address_that_cannot_be_is_refused(bodies, about):
    with pytest.raises(WrongAddressee):
        sent_to(*bodies, about=about)


def test_one_body_may_be_named_by_a_question_for_one():
    service = petition()
    pages = tuple(
        replace(
            page,
            questions=tuple(
                replace(question, type=question.type.BODY) if question.key == "bodies" else question
                for question in page.questions
            ),
        )
        for page in service.form.pages
    )
    one = replace(service, form=replace(service.form, pages=pages))
    assert bodies_of(one, {"bodies": "office"}, BODIES) == ("office",)


def test_a_fingerprint_tells_what_was_asked_apart_and_nothing_else():
    assert fingerprint(a=1, b=[2]) == fingerprint(b=[2], a=1) != fingerprint(a=1, b=[3])
