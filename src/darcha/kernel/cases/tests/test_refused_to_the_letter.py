"""Which field each rule refuses, and in which words: the page points at it by this. Pure rules, without a database."""

from dataclasses import replace
from datetime import date

import pytest

from darcha.ground import clock
from darcha.kernel.cases.errors import (
    AboutItself,
    AlreadyThere,
    AnswersIncomplete,
    GroundNotSo,
    GroundOutOfTime,
    RefusalIncomplete,
    ServiceClosed,
    WrongAddressee,
)
from darcha.kernel.cases.rules.minimum import Filed
from darcha.kernel.cases.rules.receivers import about_itself, check_addressees, check_receiver
from darcha.kernel.cases.rules.refusal import check_in_time, evidence_lack, lawful_ground, objection_name
from darcha.kernel.cases.rules.submission import check_language, check_standing, fingerprint, kind_of
from darcha.kernel.cases.rules.unconsidered import as_filed, check_leaving, complaint_timeliness
from darcha.kernel.catalogue.types import Act
from darcha.kernel.identity.types import Principal

from .samples import DAY_GROUND, GROUND, PROCEDURE, text
from .term_laws import PLAIN
from .test_article_25_where_a_petition_goes import BODIES, body
from .test_submission_rules import petition

FACT = "The register names another owner"
NOWHERE = replace(PROCEDURE, objection=replace(PROCEDURE.objection, to_body=""))
UNWRITTEN = replace(PROCEDURE, objection=replace(PROCEDURE.objection, article=" "))
BARE = replace(PROCEDURE, refusal_grounds=(replace(GROUND, article=" "),))
LEAVING = replace(PROCEDURE, refusal_grounds=(replace(GROUND, act=Act.LEAVE),))


@pytest.mark.parametrize(
    ("procedure", "key", "fact", "lack", "fields"),
    [
        (PROCEDURE, "unknown", FACT, None, {"ground": "cases.refuse.ground_needed"}),
        (LEAVING, "not-owner", FACT, None, {"ground": "cases.refuse.ground_needed"}),  # a ground of another act
        (BARE, "not-owner", FACT, None, {"ground": "cases.refuse.article_needed"}),
        (PROCEDURE, "not-owner", "123456789", None, {"fact": "cases.refuse.fact_needed"}),
        (PROCEDURE, "not-owner", FACT, "cases.refuse.evidence_needed", {"evidence": "cases.refuse.evidence_needed"}),
        (NOWHERE, "not-owner", FACT, None, {"objection": "cases.refuse.objection_needed"}),
        (UNWRITTEN, "not-owner", FACT, None, {"objection": "cases.refuse.objection_needed"}),
        (
            NOWHERE,
            "",
            "",
            "cases.refuse.evidence_unknown",
            {
                "ground": "cases.refuse.ground_needed",
                "fact": "cases.refuse.fact_needed",
                "evidence": "cases.refuse.evidence_unknown",
                "objection": "cases.refuse.objection_needed",
            },
        ),
    ],
)
def test_a_refusal_that_lacks_something_points_at_all_that_lacks(procedure, key, fact, lack, fields):
    with pytest.raises(RefusalIncomplete) as refused:
        lawful_ground(procedure, key, fact, lack)
    assert refused.value.fields == fields


def test_a_refusal_with_ten_letters_of_fact_stands_by_the_ground_of_its_own_act():
    assert lawful_ground(PROCEDURE, "not-owner", "1234567890") == GROUND
    both = replace(PROCEDURE, refusal_grounds=(replace(GROUND, act=Act.LEAVE), GROUND))
    assert lawful_ground(both, "not-owner", FACT) == GROUND
    assert lawful_ground(both, "not-owner", FACT, act=Act.LEAVE).act is Act.LEAVE


@pytest.mark.parametrize(
    ("named", "opened", "lack"),
    [
        ((), (), "cases.refuse.evidence_needed"),
        (("answers.text",), (), None),
        (("answers.text", "files.1"), (), None),
        ((), ("answers.text",), None),
        (("answers.other",), ("answers.text",), "cases.refuse.evidence_unknown"),
    ],
)
def test_nobody_refuses_what_he_has_not_looked_at(named, opened, lack):
    assert evidence_lack(named, ("answers.text", "files.1"), opened) == lack


def test_a_ground_that_is_over_says_which_and_since_when():
    registered = clock.parse("2026-03-10T09:00+05:00")
    with pytest.raises(GroundOutOfTime) as refused:
        check_in_time(DAY_GROUND, PLAIN, registered, clock.parse("2026-03-12T00:00+05:00"))
    assert refused.value.params == {"ground": DAY_GROUND.key, "ended_at": "2026-03-12T00:00:00+05:00"}


def test_whoever_judges_has_the_name_that_people_call_him_by():
    names = [objection_name(to, BODIES, "en") for to in ("office", "court", "unknown")]
    assert names[0] == "office" and "court" in names[1].lower() and names[2] == "unknown"


@pytest.mark.parametrize(
    ("to", "refusal", "says"),
    [
        ("silent", WrongAddressee, "cases.receiver.takes_none"),
        ("nobody", WrongAddressee, "cases.receiver.takes_none"),
        ("cabinet", AlreadyThere, "cases.receiver.has_it"),
        ("school", AboutItself, "cases.receiver.about_itself"),
    ],
)
def test_a_body_that_may_not_get_a_case_is_pointed_at(to, refusal, says):
    with pytest.raises(refusal) as refused:
        check_receiver(to, lead="cabinet", about="school", bodies=BODIES, language="en")
    assert refused.value.fields == {"body": says}


def test_every_question_that_names_the_body_complained_about_is_refused_and_no_other():
    named = {"bodies": ["office", "school"], "also": ["school"], "others": ["cabinet"]}
    refused = check_addressees(named, about="school", bodies=BODIES, language="en")
    assert set(refused) == {"bodies", "also"}
    for field, refusal in refused.items():
        assert refusal.fields == {field: "cases.receiver.about_itself"}
        assert (refusal.params["body"], refusal.params["above"], refusal.params["above_key"]) == (
            "school",
            "office",
            "office",
        )
    for about in (None, "unknown"):
        assert check_addressees({"bodies": ["unknown"]}, about=about, bodies=BODIES, language="en") == {}


def test_the_one_above_is_named_in_the_language_of_the_reader():
    local = {"here": body("here", "above"), "above": replace(body("above", None), name=text("Above"))}
    assert about_itself("here", local, "ru", field="body").params["above"] == "Above"
    assert about_itself("above", local, "ru", field="body").params["above"] == ""


KNOWN = {"name": "A. Writer", "address": "Nukus"}
SAID = {"text": "The lamps do not burn."}


def test_what_is_known_of_a_petition_comes_from_its_answers_and_its_writer():
    assert as_filed(SAID, KNOWN, "ministry", identified=True) == Filed(
        "A. Writer", "Nukus", "ministry", "The lamps do not burn."
    )
    own = as_filed({**SAID, "address": "Khiva", "oral": True}, KNOWN, "ministry", identified=False)
    assert (own.address, own.oral, own.signed, own.proven_false) == ("Khiva", True, False, True)
    assert as_filed({**SAID, "signed": True}, KNOWN, "", identified=False).signed
    empty = as_filed({}, {}, "", identified=True)
    assert (empty.name, empty.address, empty.substance, empty.signed) == ("", "", "", True)
    another = as_filed({**SAID, "writes": "for-another", "power": ["file"]}, KNOWN, "", identified=True)
    assert (another.represented, another.has_power) == (True, True)
    assert not as_filed({**SAID, "writes": "for-myself"}, KNOWN, "", identified=True).represented


@pytest.mark.parametrize(
    ("learned", "filed", "answer"),
    [
        ("2025-03-06", date(2026, 3, 6), "in-time"),
        ("2025-03-06", date(2026, 3, 7), "late"),
        (None, date(2026, 3, 7), "in-time"),
        ("", date(2026, 3, 7), "in-time"),
    ],
)
def test_a_complaint_is_late_by_what_its_writer_says(learned, filed, answer):
    assert complaint_timeliness({"learned_on": learned} if learned is not None else {}, filed) == answer


WHOLE = Filed("A. Writer", "Nukus", "ministry", "The lamps do not burn.")


@pytest.mark.parametrize(
    ("ground", "filed", "in_time", "stands"),
    [
        ("anonymous", WHOLE, "in-time", False),
        ("anonymous", replace(WHOLE, name=""), "in-time", True),
        ("no-authority", WHOLE, "in-time", False),
        ("no-authority", replace(WHOLE, represented=True), "in-time", True),
        ("no-authority", replace(WHOLE, represented=True, has_power=True), "in-time", False),
        ("no-authority", replace(WHOLE, has_power=False), "in-time", False),
        ("not-compliant", WHOLE, "in-time", False),
        ("not-compliant", replace(WHOLE, substance=" "), "in-time", True),
        ("late", WHOLE, "in-time", False),
        ("late", WHOLE, "restored", False),
        ("late", WHOLE, "late", True),
        ("of-the-pack", WHOLE, "in-time", True),
    ],
)
def test_a_petition_is_left_unconsidered_only_where_the_ground_is_so(ground, filed, in_time, stands):
    if stands:
        check_leaving(ground, filed, in_time)
        return
    with pytest.raises(GroundNotSo) as refused:
        check_leaving(ground, filed, in_time)
    assert refused.value.fields == {"ground": f"cases.leave.not_so.{ground}"}


def test_a_language_and_a_service_that_are_refused_are_named():
    with pytest.raises(AnswersIncomplete) as refused:
        check_language("fr")
    assert refused.value.fields == {"language": "cases.language_unknown"}
    with pytest.raises(ServiceClosed) as closed:
        check_standing(Principal("person"), petition(), "pigeon")
    assert closed.value.params == {"service": "appeal"}


def test_a_petition_that_says_no_kind_has_none():
    assert kind_of(petition(), {}) == ""


def test_a_fingerprint_depends_on_what_was_asked_and_not_on_its_order():
    asked = {"service": "appeal", "on": date(2026, 3, 6), "answers": {"a": 1, "b": "ў"}}
    again = {"answers": {"b": "ў", "a": 1}, "on": date(2026, 3, 6), "service": "appeal"}
    assert fingerprint(**asked) == fingerprint(**again)
    others = ({**asked, "answers": {"a": 1, "b": "у"}}, {**asked, "on": date(2026, 3, 7)}, {**asked, "more": None})
    assert len({fingerprint(**one) for one in (asked, *others)}) == 4
    assert len(fingerprint(**asked)) == 32
